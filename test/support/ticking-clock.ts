import type { Clock } from '../../src/common/clock.js';

/** Starts at noon of 2024-01-02 (UTC) and goes on by a second whenever it is asked. */
export function tickingClock(): Clock {
  let now = Date.UTC(2024, 0, 2, 12);
  return {
    now: () => {
      const asked = new Date(now);
      now += 1000;
      return asked;
    },
  };
}
