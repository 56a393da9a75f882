import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeSegment, encodeSegment, isHashedSegment } from './path-segment.js';

const wellFormed = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });

describe('encodeSegment', () => {
  it('keeps plain letters, digits, space, underscore and hyphen', () => {
    expect(encodeSegment('My Portfolio_2024-x')).toBe('My Portfolio_2024-x');
  });

  it('escapes dots, separators and everything beyond ASCII by its UTF-8 bytes', () => {
    expect(encodeSegment('../a\\ä')).toBe('%2E%2E%2Fa%5C%C3%A4');
  });

  it('cuts a long name at a whole escape and adds its hash', () => {
    const segment = encodeSegment('ä'.repeat(21));

    expect(segment).toMatch(/^(?:%C3%A4){13}-[0-9a-f]{64}$/);
    expect(isHashedSegment(segment)).toBe(true);
  });

  it('keeps 120 bytes as they are, and hashes 121', () => {
    expect(encodeSegment('x'.repeat(120))).toBe('x'.repeat(120));
    expect(encodeSegment('x'.repeat(121))).toMatch(/^x{80}-[0-9a-f]{64}$/);
  });

  it('gives any name one safe segment, of its own, that a file name can hold', () => {
    fc.assert(
      fc.property(wellFormed, wellFormed, (name, other) => {
        const segment = encodeSegment(name);

        expect(segment).toMatch(/^[A-Za-z0-9 _%-]{1,145}$/);
        expect(segment === encodeSegment(other)).toBe(name === other);
        expect(decodeSegment(segment)).toBe(isHashedSegment(segment) ? null : name);
      }),
    );
  });
});

describe('decodeSegment', () => {
  it('knows no name for what it would not have written itself', () => {
    for (const segment of ['a.b', '%2f', '%41', 'ä', '%C3', '%', 'a%2']) {
      expect(decodeSegment(segment)).toBeNull();
    }
  });
});
