import type { ListNode, MapNode, ScalarNode } from '../common/document/document-node.js';
import type { Fault } from '../common/document/fault.js';
import { readStressTerms, type StressTerms } from '../risk/stress/stress-request-document.js';
import { given, type OptionFlags, optionFlags } from './analysis-flags.js';
import { commandLineError } from './command-line-error.js';
import { flagMap, flagScalar, place, requireFlags } from './flag-document.js';

/** The options of `stress` as the command line gives them. */
export interface StressFlags extends OptionFlags {
  readonly user?: string;
  readonly prices?: string;
  /** `NAME=RETURN`, a fraction or a percentage. */
  readonly shock?: readonly string[];
  readonly propagate?: boolean;
  readonly episode?: readonly string[];
  readonly json?: boolean;
}

/** The return is behind the last `=`: a ticker may have one (`EURUSD=X`). */
const ASSIGNMENT = /^(.+)=([^=]*)$/s;
const PERCENTAGE = /^(.*)%$/s;

/**
 * The terms of a stress test, under the same rules as a request over HTTP.
 * @throws AppError `invalid-request` with every fault at once, each naming its flag.
 */
export function readStressFlags(flags: StressFlags): StressTerms {
  const shocks = shocksOf(flags.shock ?? []);
  return requireFlags(
    readStressTerms(
      flagMap('', [
        ['shocks', shocks],
        ['propagate', given('propagate', flags.propagate === true ? 'true' : undefined)],
        ['episodes', flags.episode === undefined ? undefined : listOf(flags.episode)],
        ['options', optionFlags(flags)],
      ]),
    ),
  );
}

/** @throws AppError `invalid-request` naming each assignment that is none, or that is one too many */
function shocksOf(assignments: readonly string[]): MapNode {
  const entries = new Map<string, ScalarNode>();
  const faults: Pick<Fault, 'code' | 'detail'>[] = [];
  for (const assignment of assignments) {
    const [, name, text = ''] = ASSIGNMENT.exec(assignment) ?? [];
    if (name === undefined) {
      const detail = `--shock: ${JSON.stringify(assignment)} is not NAME=RETURN, such as market=-20%`;
      faults.push({ code: 'malformed', detail });
    } else if (entries.has(name)) {
      const detail = `--shock: ${JSON.stringify(name)} is given twice`;
      faults.push({ code: 'duplicate-key', detail });
    } else entries.set(name, flagScalar('shock', asFraction(text)));
  }
  if (faults.length > 0) throw commandLineError(faults);
  return { kind: 'map', entries, ...place('shock') };
}

/** `-20%` is -20e-2: nothing is rounded. */
function asFraction(text: string): string {
  const [, percentage] = PERCENTAGE.exec(text) ?? [];
  return percentage === undefined ? text : `${percentage}e-2`;
}

function listOf(texts: readonly string[]): ListNode {
  return {
    kind: 'list',
    items: texts.map((text) => flagScalar('episode', text)),
    ...place('episode'),
  };
}
