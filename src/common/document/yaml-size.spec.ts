import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonObject } from '../../../test/support/arbitrary-json.js';
import type { JsonValue } from './json-value.js';
import { MAX_DOCUMENT_DEPTH } from './source-text.js';
import { mostYamlBytes } from './yaml-size.js';
import { writeYaml } from './yaml-writer.js';

const bytesOf = (document: Parameters<typeof writeYaml>[0]): number =>
  Buffer.byteLength(writeYaml(document));

function nested(innermost: JsonValue): JsonValue {
  let value = innermost;
  for (let depth = 2; depth < MAX_DOCUMENT_DEPTH; depth += 1) {
    value = depth % 2 === 0 ? [value, value === innermost] : { k: value };
  }
  return value;
}

describe('mostYamlBytes', () => {
  it('is not less than what any document takes', () => {
    fc.assert(
      fc.property(jsonObject, (document) => {
        expect(mostYamlBytes(document)).toBeGreaterThanOrEqual(bytesOf(document));
      }),
    );
  });

  it.each<[string, JsonValue]>([
    ['the least number', -Number.MIN_VALUE],
    ['the greatest number', -Number.MAX_VALUE],
    ['a number of many digits', 1.234567890123456e-300],
    ['escapes', '\u0007\u0085\u2028\uFEFF\uFFFE"\\\n'.repeat(50)],
    ['wide characters', '株🚀'.repeat(50)],
    ['a long line', 'word '.repeat(1000)],
    ['long keys', { ['k"'.repeat(600)]: { ['line\n'.repeat(300)]: [] } }],
    ['empty ones', [{}, [], '', null, false]],
    ['as many levels as there may be', nested('x\n'.repeat(500))],
  ])('is not less than what it takes with %s', (_what, value) => {
    const document = { value };

    expect(mostYamlBytes(document)).toBeGreaterThanOrEqual(bytesOf(document));
  });

  it('leaves a thousand positions far from too large', () => {
    const position = { shares: 1234.5678, currency: 'USD', type: 'stock' };
    const tickers = Array.from({ length: 1000 }, (_, i) => `TICKER${i.toString()}`);

    const most = mostYamlBytes(Object.fromEntries(tickers.map((ticker) => [ticker, position])));

    expect(most).toBeLessThan(500_000);
  });
});
