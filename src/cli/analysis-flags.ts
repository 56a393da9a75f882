import type { MapNode, ScalarNode } from '../common/document/document-node.js';
import { type AnalysisTerms, readAnalysisTerms } from '../risk/analysis-request-document.js';
import { flagMap, flagScalar, requireFlags } from './flag-document.js';
import type { ReportFlags } from './report-output.js';

/** The flags that become `options` of an analysis. */
export interface OptionFlags {
  readonly onShortHistory?: string;
  readonly minObservations?: string;
  readonly covariance?: string;
  readonly normalize?: boolean;
  readonly hac?: boolean;
  readonly worstCaseLookbackYears?: string;
}

/** The options of `analyze`, `score` and `performance` as the command line gives them. */
export interface AnalysisFlags extends ReportFlags, OptionFlags {
  readonly user?: string;
  readonly limits?: string;
  readonly prices?: string;
  readonly benchmark?: string;
  readonly riskFree?: string;
  readonly check?: boolean;
}

/**
 * The terms of an analysis, under the same rules as a request over HTTP.
 * @throws AppError `invalid-request` with every fault at once, each naming its flag.
 */
export function readAnalysisFlags(flags: AnalysisFlags): AnalysisTerms {
  return requireFlags(
    readAnalysisTerms(
      flagMap('', [
        ['benchmark', given('benchmark', flags.benchmark)],
        ['riskFree', given('riskFree', flags.riskFree)],
        ['options', optionFlags(flags)],
      ]),
    ),
  );
}

/** The `options` of an analysis. */
export function optionFlags(flags: OptionFlags): MapNode {
  return flagMap('options', [
    ['onShortHistory', given('onShortHistory', flags.onShortHistory)],
    ['minObservations', given('minObservations', flags.minObservations)],
    ['covariance', given('covariance', flags.covariance)],
    ['normalize', given('normalize', flags.normalize === false ? 'false' : undefined)],
    ['hac', given('hac', flags.hac === true ? 'true' : undefined)],
    ['worstCaseLookbackYears', given('worstCaseLookbackYears', flags.worstCaseLookbackYears)],
  ]);
}

/** The value of a flag, when there is one. */
export function given(name: string, text: string | undefined): ScalarNode | undefined {
  return text === undefined ? undefined : flagScalar(name, text);
}
