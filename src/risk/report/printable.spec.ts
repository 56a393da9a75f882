import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { printable } from './printable.js';

describe('printable', () => {
  it('writes what would steer a terminal as its escape', () => {
    expect(printable('\u001b[31mred\u0007\n\u009b2J')).toBe('\\u{1b}[31mred\\u{7}\\u{a}\\u{9b}2J');
  });

  it('shows what would reorder the text around it', () => {
    expect(printable('abc\u202Etxt')).toBe('abc\\u{202e}txt');
  });

  it('leaves letters of every script as they are', () => {
    expect(printable('Zürich 株式 İstanbul 👍')).toBe('Zürich 株式 İstanbul 👍');
  });

  it('never leaves a control character, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/\p{Cc}|\p{Cs}/u);
      }),
    );
  });
});
