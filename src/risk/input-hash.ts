import { createHash } from 'node:crypto';
import { ENGINE_VERSION } from './engine/engine-version.js';
import type { AnalysisInput } from './engine/analysis-input.js';

/** SHA-256 (hex) of everything a result depends on, the engine's version included; maps count in key order. */
export function inputHash(input: AnalysisInput): string {
  const text = JSON.stringify([ENGINE_VERSION, input], (_key, value: unknown) =>
    value instanceof Map
      ? [...(value as ReadonlyMap<string, unknown>)].sort(([a], [b]) => (a < b ? -1 : 1))
      : value,
  );
  return createHash('sha256').update(text).digest('hex');
}
