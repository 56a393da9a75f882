import * as z from 'zod/mini';
import { isSafeBaseUrl } from './base-url.js';

export const HIGHEST_PORT = 65_535;

export function oneOf(values: readonly string[]): string {
  return values.length === 1 ? values.join() : `one of ${values.join(', ')}`;
}

export function wholeNumber(lowest: number, highest: number): z.ZodMiniType<number, string> {
  return z.pipe(
    z.string().check(z.regex(/^\d{1,5}$/)),
    z.pipe(z.transform(Number), z.number().check(z.gte(lowest), z.lte(highest))),
  );
}

export function path(): z.ZodMiniString<string> {
  return z.string().check(z.regex(/^[^\0]+$/));
}

export function flag(): z.ZodMiniType<boolean, string> {
  return z.pipe(
    z.enum(['false', 'true']),
    z.transform((text) => text === 'true'),
  );
}

const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const LONGEST_MS = 365 * 86_400_000;

/** Milliseconds, from a text such as `90s`, `15m`, `24h` or `7d`; a year at most. */
export function duration(): z.ZodMiniType<number, string> {
  return z.pipe(
    z.string().check(z.regex(/^[1-9]\d{0,7}[smhd]$/)),
    z.pipe(
      z.transform((text: string) => parseInt(text, 10) * (UNIT_MS[text.slice(-1)] ?? Number.NaN)),
      z.number().check(z.lte(LONGEST_MS)),
    ),
  );
}

/** What is between the commas, in lower case and without spaces around; each must match. */
export function listOf(item: RegExp): z.ZodMiniType<readonly string[], string> {
  return z.pipe(
    z.string(),
    z.pipe(
      z.transform((text: string) =>
        text
          .split(',')
          .map((part) => part.trim().toLowerCase())
          .filter((part) => part !== ''),
      ),
      z.array(z.string().check(z.regex(item))),
    ),
  );
}

/** Scheme, host and port alone, as browsers send it; http only for this machine. */
export function isOrigin(text: string): boolean {
  return isSafeBaseUrl(text) && new URL(text).origin === text;
}
