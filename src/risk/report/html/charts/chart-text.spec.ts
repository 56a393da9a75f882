import { describe, expect, it } from '@jest/globals';
import { drawChart } from './draw-chart.js';
import { barRows } from './bar-rows.js';
import { chartText } from './chart-text.js';

describe('chartText', () => {
  it.each([
    ['AAPL', 'AAPL'],
    ['ABCDEFGH', 'ABCDEFGH'],
    ['ABCDEFGHI', 'ABCDEFG…'],
    ['株式会社株式会社', '株式会…'],
    ['A\u202EB', 'A\\u{202…'],
  ])('cuts %s to eight columns: %s', (text, expected) => {
    expect(chartText(text, { columns: 8 })).toBe(expected);
  });

  it.each(Object.getOwnPropertyNames(Object.prototype))(
    'lets the name %s into a chart without a trace on other objects',
    (name) => {
      const before = Object.getOwnPropertyNames(Object.prototype);
      const rows = [{ name, remark: '', bars: [{ value: 1, text: '1', color: 'var(--first)' }] }];
      const words = { id: 'names', title: name, description: name };

      const svg = drawChart({ ...words, draw: (canvas) => barRows(rows, canvas) }, 'wide');

      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
      expect('prev' in Object).toBe(false);
      expect(svg).toContain(`>${name} </text>`);
    },
  );
});
