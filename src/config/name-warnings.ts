import { distance } from 'fastest-levenshtein';
import { SETTING_ROWS } from './settings-table.js';

const NEARNESS = 2;

/** Names of other programs' that happen to lie near one of ours. */
const WELL_KNOWN_NAMES: ReadonlySet<string> = new Set(['HOME', 'PGHOST', 'PGPORT']);

const OUR_NAMES = SETTING_ROWS.map((row) => row.name);

/** One sentence for each name that is not ours but within two letters of one of ours, in whatever case. */
export function nameWarnings(environment: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(environment)
    .filter((name) => !OUR_NAMES.includes(name) && !WELL_KNOWN_NAMES.has(name))
    .flatMap((name) => {
      const meant = nearestName(name.toUpperCase());
      return meant === null ? [] : [`${name} is not a setting; did you mean ${meant}?`];
    });
}

function nearestName(name: string): string | null {
  const near = OUR_NAMES.map((ours) => ({ ours, letters: distance(ours, name) }))
    .filter(({ letters }) => letters <= NEARNESS)
    .sort((a, b) => a.letters - b.letters);
  return near[0]?.ours ?? null;
}
