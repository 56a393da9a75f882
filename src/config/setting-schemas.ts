import * as z from 'zod/mini';

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
