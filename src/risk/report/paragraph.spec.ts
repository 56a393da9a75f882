import { describe, expect, it } from '@jest/globals';
import { paragraph } from './paragraph.js';

describe('paragraph', () => {
  it('breaks between words before column 80 and indents what follows by the lead', () => {
    const lines = paragraph('  ! ', 'word '.repeat(30).trim());

    expect(lines.every((line) => line.length <= 80)).toBe(true);
    expect(lines.map((line) => line.slice(0, 4))).toEqual(['  ! ', '    ']);
  });

  it('keeps a word that no line can hold whole', () => {
    const word = 'x'.repeat(100);

    expect(paragraph('  ', word)).toEqual([`  ${word}`]);
  });
});
