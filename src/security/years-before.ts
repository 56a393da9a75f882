const LAST_DAY_OF_FEBRUARY = 28;

/** The same day some years earlier, both `YYYY-MM-DD`; the 28th for a 29 February. Never before the year 1. */
export function yearsBefore(date: string, years: number): string {
  const [year = 1, month = 1, day = 1] = date.split('-').map(Number);
  const isLeapDay = month === 2 && day > LAST_DAY_OF_FEBRUARY;
  const parts = [Math.max(1, year - years), month, isLeapDay ? LAST_DAY_OF_FEBRUARY : day];
  return parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-');
}
