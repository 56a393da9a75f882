const MS_PER_DAY = 86_400_000;
/** New York closes at 21:00 UTC at the latest; two hours later vendors have its closes. */
const PUBLISHED_AT_MS = 23 * 3_600_000;
const SATURDAY = 6;

/**
 * Until when closes fetched at a moment are the newest there are: the first 23:00 UTC of a Monday to Friday after it.
 * @example nextPublication(Friday 23:30) // Monday 23:00
 */
export function nextPublication(fetchedAt: Date): Date {
  const midnight = Math.floor(fetchedAt.getTime() / MS_PER_DAY) * MS_PER_DAY;
  let published = midnight + PUBLISHED_AT_MS;
  while (published <= fetchedAt.getTime() || isWeekend(published)) published += MS_PER_DAY;
  return new Date(published);
}

function isWeekend(moment: number): boolean {
  return new Date(moment).getUTCDay() % SATURDAY === 0;
}
