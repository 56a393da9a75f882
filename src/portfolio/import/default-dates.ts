import type { GivenDates } from './read-portfolio-csv.js';

const YEARS = 5;
const DATE_LENGTH = 10;

/** Five years that end with the last complete month, in UTC. */
export function defaultDates(now: Date): GivenDates {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  return {
    startDate: isoDate(new Date(Date.UTC(year - YEARS, month, 1))),
    endDate: isoDate(new Date(Date.UTC(year, month, 0))),
  };
}

function isoDate(date: Date): string {
  return date.toISOString().slice(0, DATE_LENGTH);
}
