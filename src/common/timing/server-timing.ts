import type { RequestTimer } from './request-timer.js';

const TENTHS = 10;

/** The value of a `Server-Timing` header: milliseconds of each phase so far, and in all. */
export function serverTiming(timer: RequestTimer): string {
  const entries = [...timer.phasesMs(), ['total', timer.elapsedMs] as const];
  return entries.map(([name, ms]) => `${name};dur=${inTenths(ms)}`).join(', ');
}

/** Finer steps would tell more of the machine than of the request. */
function inTenths(ms: number): string {
  return String(Math.round(ms * TENTHS) / TENTHS);
}
