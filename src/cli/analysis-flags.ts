import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import { type AnalysisTerms, readAnalysisTerms } from '../risk/analysis-request-document.js';
import { commandLineError } from './command-line-error.js';
import type { ReportFlags } from './report-output.js';

/** The options of `analyze`, `score` and `performance` as the command line gives them. */
export interface AnalysisFlags extends ReportFlags {
  readonly user?: string;
  readonly limits?: string;
  readonly prices?: string;
  readonly benchmark?: string;
  readonly riskFree?: string;
  readonly onShortHistory?: string;
  readonly minObservations?: string;
  readonly covariance?: string;
  readonly normalize?: boolean;
  readonly hac?: boolean;
  readonly worstCaseLookbackYears?: string;
  readonly check?: boolean;
}

/**
 * The terms of an analysis, under the same rules as a request over HTTP.
 * @throws AppError `invalid-request` with every fault at once, each naming its flag.
 */
export function readAnalysisFlags(flags: AnalysisFlags): AnalysisTerms {
  const options = mapOf('/options', [
    ['onShortHistory', flags.onShortHistory],
    ['minObservations', flags.minObservations],
    ['covariance', flags.covariance],
    ['normalize', flags.normalize === false ? 'false' : undefined],
    ['hac', flags.hac === true ? 'true' : undefined],
    ['worstCaseLookbackYears', flags.worstCaseLookbackYears],
  ]);
  const root = mapOf('', [
    ['benchmark', flags.benchmark],
    ['riskFree', flags.riskFree],
  ]);
  const entries = new Map<string, DocumentNode>([...root.entries, ['options', options]]);
  const reading = readAnalysisTerms({ ...root, entries });
  if (reading.ok) return reading.value;
  throw commandLineError(
    reading.faults.map(({ code, pointer, detail }) => ({
      code,
      detail: `${flagOf(pointer)}: ${detail}`,
    })),
  );
}

function mapOf(
  pointer: string,
  values: readonly (readonly [string, string | undefined])[],
): MapNode {
  const entries = values.flatMap(([key, text]): readonly (readonly [string, DocumentNode])[] =>
    text === undefined
      ? []
      : [[key, { kind: 'scalar', text, quoted: false, ...place(`${pointer}/${key}`) }]],
  );
  return { kind: 'map', entries: new Map(entries), ...place(pointer) };
}

function place(pointer: string): { pointer: string; line: number; column: number } {
  return { pointer, line: 1, column: 1 };
}

/** `/options/minObservations` was given as `--min-observations`. */
function flagOf(pointer: string): string {
  const key = pointer.slice(pointer.lastIndexOf('/') + 1);
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
