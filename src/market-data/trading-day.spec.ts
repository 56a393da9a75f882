import { describe, expect, it } from '@jest/globals';
import { nextPublication } from './trading-day.js';

describe('nextPublication', () => {
  it.each([
    ['a Wednesday morning', '2026-11-25T08:00:00Z', '2026-11-25T23:00:00.000Z'],
    ['the moment of publication', '2026-11-25T23:00:00Z', '2026-11-26T23:00:00.000Z'],
    ['a Friday before it', '2026-11-27T22:59:59Z', '2026-11-27T23:00:00.000Z'],
    ['a Friday night', '2026-11-27T23:30:00Z', '2026-11-30T23:00:00.000Z'],
    ['a Saturday', '2026-11-28T12:00:00Z', '2026-11-30T23:00:00.000Z'],
    ['a Sunday', '2026-11-29T12:00:00Z', '2026-11-30T23:00:00.000Z'],
    ['the last night of a year', '2026-12-31T23:30:00Z', '2027-01-01T23:00:00.000Z'],
  ])('after %s is the next weekday at 23:00 UTC', (_, fetchedAt, published) => {
    expect(nextPublication(new Date(fetchedAt)).toISOString()).toBe(published);
  });
});
