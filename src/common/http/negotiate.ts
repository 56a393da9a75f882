import { AppError } from '../problem/app-error.js';

/** One element of an `Accept` header. */
interface MediaRange {
  /** A type, a family of types or everything, in lower case. */
  readonly range: string;
  /** From 0, not at all, to 1. */
  readonly quality: number;
}

const RANGE = /^([!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+)\s*(?:;(.*))?$/;
const QUALITY = /(?:^|;)\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*(?:;|$)/i;
const BAD_QUALITY = /(?:^|;)\s*q\s*=/i;

/**
 * The media type that a client likes best (RFC 9110, section 12.5.1); of those liked as much, the one that is offered
 * first. Without a header, or with none that can be read, that is the first of all.
 * @throws AppError `not-acceptable` when it takes none of them
 */
export function negotiate<Type extends string>(
  accept: string | undefined,
  offered: readonly [Type, ...Type[]],
): Type {
  const ranges = (accept ?? '').split(',').flatMap(readRange);
  if (ranges.length === 0) return offered[0];
  const liked = offered.map((type) => ({ type, quality: qualityOf(type, ranges) }));
  const best = liked.reduce((a, b) => (b.quality > a.quality ? b : a));
  if (best.quality > 0) return best.type;
  throw new AppError('not-acceptable', `the answer can be ${offered.join(' or ')}`);
}

function readRange(element: string): readonly MediaRange[] {
  const [, range, parameters = ''] = RANGE.exec(element.trim()) ?? [];
  if (range === undefined) return [];
  const quality = QUALITY.exec(parameters)?.[1];
  if (quality === undefined && BAD_QUALITY.test(parameters)) return [];
  return [{ range: range.toLowerCase(), quality: Number(quality ?? 1) }];
}

/** The range that says most about a type decides; of several that say as much, the one that likes it best. */
function qualityOf(type: string, ranges: readonly MediaRange[]): number {
  const [family = ''] = type.split('/', 1);
  for (const range of [type, `${family}/*`, '*/*']) {
    const found = ranges.filter((each) => each.range === range);
    if (found.length > 0) return Math.max(...found.map(({ quality }) => quality));
  }
  return 0;
}
