import { readDecimal } from '../common/document/decimal-literal.js';
import type { Fault } from '../common/document/fault.js';
import type { Reading } from '../common/document/reading.js';
import { FRACTION_BOUNDS } from '../portfolio/quantity-bounds.js';
import { LIMIT_NAMES, type LimitName } from '../risk/engine/limits/risk-limits.js';
import type { RiskLimits } from '../risk-limits/risk-limits.js';
import { commandLineError } from './command-line-error.js';
import { readRiskLimitsFile } from './documents.js';
import type { Terminal } from './terminal.js';

/** What `limits set` is to do, named as the service names it. */
export interface LimitsChange {
  readonly mode: 'replace' | 'merge';
  readonly limits: RiskLimits;
}

const ASSIGNMENT = /^([a-z_]+)=(.*)$/s;

/**
 * `max_volatility=0.25 max_loss=0.2` changes those limits; a single FILE replaces all of them.
 * @throws AppError `invalid-request` naming every assignment at fault, and whatever is wrong with a file
 */
export async function readLimitsChange(
  changes: readonly string[],
  terminal: Terminal,
): Promise<LimitsChange> {
  const [first = '', ...others] = changes;
  if (others.length === 0 && !ASSIGNMENT.test(first)) {
    const limits = await readRiskLimitsFile(first, terminal);
    requireKnownKeys(limits);
    return { mode: 'replace', limits };
  }
  const faults: Pick<Fault, 'code' | 'detail'>[] = [];
  const values = changes.flatMap((change): readonly (readonly [LimitName, number])[] => {
    const [, key, text = ''] = ASSIGNMENT.exec(change) ?? [];
    const name = LIMIT_NAMES.find((known) => known === key);
    if (name === undefined) {
      const detail = `"${change}" is not LIMIT=NUMBER with a limit of ${LIMIT_NAMES.join(', ')}`;
      faults.push({ code: 'invalid-choice', detail });
      return [];
    }
    const reading = readFraction(text);
    if (reading.ok) return [[name, reading.value]];
    faults.push(
      ...reading.faults.map(({ code, detail }) => ({ code, detail: `${name}: ${detail}` })),
    );
    return [];
  });
  if (faults.length > 0) throw commandLineError(faults);
  const limits = Object.fromEntries(values);
  return { mode: 'merge', limits: { limits, additionalSettings: null, extra: new Map() } };
}

/** A misspelt section would leave its limits out without a word. */
function requireKnownKeys({ extra }: RiskLimits): void {
  if (extra.size === 0) return;
  throw commandLineError(
    [...extra.keys()].map((key) => ({
      code: 'unknown-key',
      detail: `${JSON.stringify(key)} is not a key of risk limits`,
    })),
  );
}

function readFraction(text: string): Reading<number> {
  const scalar = { kind: 'scalar', text, quoted: false, pointer: '', line: 1, column: 1 } as const;
  return readDecimal(scalar, FRACTION_BOUNDS);
}
