import { describe, expect, it } from '@jest/globals';
import { table } from './table.js';

const COLUMNS = [
  { title: 'Ticker', align: 'left', isCut: true },
  { title: 'Value', align: 'right' },
] as const;

function draw(...rows: readonly (readonly [string, string])[]): readonly string[] {
  return table({ columns: COLUMNS, rows, heading: String });
}

describe('table', () => {
  it('aligns names to the left and numbers to the right', () => {
    const lines = draw(['AAA', '1.00'], ['BBBBBBB', '12,345.00']);

    expect(lines).toEqual(['  Ticker       Value', '  AAA           1.00', '  BBBBBBB  12,345.00']);
  });

  it('counts a wide character as the two columns it takes', () => {
    const lines = draw(['株式', '1.00'], ['ABCD', '2.00']);

    expect(lines.slice(1)).toEqual(['  株式     1.00', '  ABCD     2.00']);
  });

  it('cuts a long name of a column for names, and nothing else', () => {
    const [, line = ''] = draw(['X'.repeat(100), '9'.repeat(30)]);

    expect(line).toBe(`  ${'X'.repeat(19)}…  ${'9'.repeat(30)}`);
  });

  it('escapes what would steer the terminal, also in several lines of text', () => {
    const lines = draw(['A\u001b[2J\nB', '1']);

    expect(lines[1]).toBe('  A\\u{1b}[2J\\u{a}B  1'.replace('  1', '      1'));
  });
});
