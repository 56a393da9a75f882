import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../src/common/document/json-value.js';

/** Text that some YAML reader takes for something else, or that breaks a careless writer or object. */
export const HOSTILE_TEXTS = [
  ...['', ' ', ' leading', 'trailing ', 'a: b', 'a #b', '#', '-', '- a', '?', ':', '---', '...'],
  ...['TRUE', 'true', 'NO', 'off', 'y', 'NULL', 'null', '~', 'NaN', '.inf', '-.INF', '<<', '='],
  ...['1INCH', '0005', '1E5', '1e5', '0x1F', '0o17', '1_000', '12:30:45', '2020-01-01', '+1', '.5'],
  ...['CUR:USD', 'USD CASH', 'BRK.B', '__proto__', 'constructor', 'toString', 'hasOwnProperty'],
  ...[
    '!tag',
    '&a',
    '*a',
    '%x',
    '@x',
    '`x`',
    '{',
    '}',
    '[1]',
    ',',
    '|',
    '>',
    '"',
    "'",
    '\\',
    'it\'s "so"',
  ],
  ...[
    'line\nbreak',
    '\n',
    'a\n\n b',
    '\r\n',
    '\t',
    'tab\tin',
    '\u0007',
    '\u0085',
    '\u00A0',
    '\u2028',
  ],
  ...['\uFEFF', '\uFFFE', 'Überschuss', '株式', '🚀', 'e\u0301', '\u200Fabc', 'x'.repeat(300)],
];

const NUL = '\0';

/** Any text that can be stored. */
export const storableText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !text.includes(NUL)),
  fc.string({ maxLength: 20 }),
);

/** A number whose shortest decimal has at most 15 digits. */
export const shortDecimal: fc.Arbitrary<number> = fc
  .tuple(fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 }), fc.integer({ min: -40, max: 40 }))
  .map(([digits, power]) => Number(`${digits.toString()}e${power.toString()}`) || 0);

export const jsonValue: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    storableText,
    shortDecimal,
    fc.constantFrom(null, true, false),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(storableText, tie('value')), { maxLength: 4 })
      .map((entries): JsonObject => Object.fromEntries(entries)),
  ),
})).value;

export const jsonObject: fc.Arbitrary<JsonObject> = fc
  .array(fc.tuple(storableText, jsonValue), { maxLength: 6 })
  .map((entries) => Object.fromEntries(entries));
