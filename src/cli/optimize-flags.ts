import type { MapNode } from '../common/document/document-node.js';
import type { Fault } from '../common/document/fault.js';
import {
  type OptimizationQuestion,
  readOptimization,
} from '../risk/optimize/optimization-request-document.js';
import { given, type OptionFlags, optionFlags } from './analysis-flags.js';
import { commandLineError } from './command-line-error.js';
import { flagMap, flagScalar, requireFlags } from './flag-document.js';

/** The options of `optimize` as the command line gives them. */
export interface OptimizeFlags extends OptionFlags {
  readonly user?: string;
  readonly prices?: string;
  /** File with risk limits; false: none apply. */
  readonly limits?: string | false;
  readonly objective?: string;
  readonly maxVolatility?: string;
  readonly points?: string;
  /** Each `TICKER=lower:upper`; a side may be left out. */
  readonly bounds?: readonly string[];
  readonly cashCap?: string;
  /** Each `TICKER=rate`. */
  readonly expectedReturn?: readonly string[];
  readonly riskFree?: string;
  readonly json?: boolean;
}

/**
 * What is to be optimized, under the same rules as a request over HTTP.
 * @throws AppError `invalid-request` with every fault at once, each naming its flag.
 */
export function readOptimizeFlags(flags: OptimizeFlags): OptimizationQuestion {
  const faults: Pick<Fault, 'code' | 'detail'>[] = [];
  const root = flagMap('', [
    ['objective', given('objective', flags.objective ?? 'min-variance')],
    ['volatilityCap', given('maxVolatility', flags.maxVolatility)],
    ['points', given('points', flags.points)],
    ['bounds', boundsMap(flags.bounds ?? [], faults)],
    ['cashCap', given('cashCap', flags.cashCap)],
    ['applyLimits', given('limits', flags.limits === false ? 'false' : undefined)],
    ['expectedReturns', returnsMap(flags.expectedReturn ?? [], faults)],
    ['riskFree', given('riskFree', flags.riskFree)],
    ['options', optionFlags(flags)],
  ]);
  if (faults.length > 0) throw commandLineError(faults);
  return requireFlags(readOptimization(root));
}

type FormFaults = Pick<Fault, 'code' | 'detail'>[];

function boundsMap(texts: readonly string[], faults: FormFaults): MapNode {
  return flagMap(
    'bounds',
    pairsOf(texts, '--bounds', 'AAPL=0.05:0.3', faults).map(([ticker, ends]) => {
      const [lower = '', upper = '', ...more] = ends.split(':');
      if (more.length > 0 || !ends.includes(':')) {
        const detail = `--bounds: "${ticker}=${ends}" is not of the form AAPL=0.05:0.3`;
        faults.push({ code: 'malformed', detail });
      }
      const side = (text: string) => (text === '' ? undefined : flagScalar('bounds', text));
      return [
        ticker,
        flagMap('bounds', [
          ['lower', side(lower)],
          ['upper', side(upper)],
        ]),
      ];
    }),
  );
}

function returnsMap(texts: readonly string[], faults: FormFaults): MapNode {
  const pairs = pairsOf(texts, '--expected-return', 'AAPL=0.08', faults);
  return flagMap(
    'expectedReturn',
    pairs.map(([ticker, rate]) => [ticker, flagScalar('expectedReturn', rate)]),
  );
}

/** At the last equals sign: a ticker may have one of its own, a number has none. */
function pairsOf(
  texts: readonly string[],
  flag: string,
  example: string,
  faults: FormFaults,
): readonly (readonly [ticker: string, value: string])[] {
  const pairs = new Map<string, string>();
  for (const text of texts) {
    const place = text.lastIndexOf('=');
    const ticker = text.slice(0, Math.max(0, place));
    if (place <= 0) {
      faults.push({
        code: 'malformed',
        detail: `${flag}: "${text}" is not of the form ${example}`,
      });
    } else if (pairs.has(ticker)) {
      faults.push({ code: 'duplicate-key', detail: `${flag}: ${ticker} is given twice` });
    } else {
      pairs.set(ticker, text.slice(place + 1));
    }
  }
  return [...pairs];
}
