import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonValue } from '../../../test/support/arbitrary-json.js';
import { isLarge, jsonPieces } from './json-pieces.js';

async function textOf(value: unknown): Promise<string> {
  let text = '';
  for await (const piece of jsonPieces(value)) text += piece;
  return text;
}

describe('JSON in pieces', () => {
  it('is the text that JSON.stringify gives, for any value', async () => {
    await fc.assert(
      fc.asyncProperty(jsonValue, async (value) => {
        expect(await textOf(value)).toBe(JSON.stringify(value));
      }),
    );
  });

  it.each([
    [{ a: undefined, b: [undefined, { c: undefined }], d: () => 1, e: Symbol('e') }],
    [{ at: new Date(0), deep: [{ at: new Date(1) }] }],
    [{ none: NaN, rows: [[Infinity, -0], []], empty: {} }],
  ])('says what JSON cannot say as JSON.stringify does: %j', async (value) => {
    expect(await textOf(value)).toBe(JSON.stringify(value));
  });

  it('lets others have their turn between two pieces', async () => {
    const rows = Array.from({ length: 300 }, () => new Array<number>(300).fill(1 / 3));
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    count();

    const text = await textOf({ rows });
    isOver = true;

    expect(text).toBe(JSON.stringify({ rows }));
    expect(turns).toBeGreaterThan(20);
  });

  it('is for answers with many values', () => {
    const row = new Array<number>(200).fill(0);

    expect(isLarge({ rows: new Array(100).fill(row) })).toBe(true);
    expect(isLarge({ rows: new Array(99).fill(row) })).toBe(false);
  });
});
