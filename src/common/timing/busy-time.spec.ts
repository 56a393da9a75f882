import { describe, expect, it } from '@jest/globals';
import { BusyTime } from './busy-time.js';

describe('busy time', () => {
  it('is nothing before anything has begun', () => {
    expect(new BusyTime().until(100)).toBe(0);
  });

  it('counts tasks one after the other, and not the pause between them', () => {
    const busy = new BusyTime();

    busy.begin(10);
    busy.end(14);
    busy.begin(20);
    busy.end(21);

    expect(busy.until(1000)).toBe(5);
  });

  it('counts once what overlaps', () => {
    const busy = new BusyTime();

    busy.begin(0);
    busy.begin(2);
    busy.end(5);
    busy.end(9);

    expect(busy.until(9)).toBe(9);
  });

  it('includes what is under way', () => {
    const busy = new BusyTime();

    busy.begin(3);

    expect(busy.until(10)).toBe(7);
  });
});
