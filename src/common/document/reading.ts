import type { Fault } from './fault.js';

/** What reading a text or a document gives: the value, or every fault that keeps it from being one. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };
