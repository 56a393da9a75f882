import type { AnalysisReport } from '../analysis-report.js';
import { columnPercent, ratio, signedPercent, signedRatio } from './number-format.js';

/** The keys of a report that a comparison looks at. */
export type ComparedSide = Pick<
  AnalysisReport,
  | 'tickers'
  | 'weights'
  | 'contributions'
  | 'volatility'
  | 'exposure'
  | 'concentration'
  | 'loss'
  | 'performance'
  | 'decomposition'
  | 'factorCoverage'
  | 'limits'
  | 'score'
>;

export interface BeforeAndAfter<Side> {
  readonly before: Side;
  readonly after: Side;
}

/** One figure of both sides, in words. */
export interface ComparedFigure {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** After minus before, with its sign. */
  readonly change: string;
}

type Figure = readonly [name: string, of: (side: ComparedSide) => number | null];

const FRACTIONS: readonly Figure[] = [
  ['Volatility a year', ({ volatility }) => volatility.annual],
  ['Value at risk, 95%', ({ loss }) => loss['0.95'].varHistorical],
  ['Expected shortfall, 95%', ({ loss }) => loss['0.95'].esHistorical],
  ['Expected shortfall, 99%', ({ loss }) => loss['0.99'].esHistorical],
  ['Max drawdown', ({ loss }) => loss.maxDrawdown],
  ['Worst month', ({ loss }) => loss.worstMonth],
  ['Worst 12 months', ({ loss }) => loss.worst12Months],
  ['Largest single position', ({ concentration }) => concentration.maxSingleStockWeight],
  ['Systematic share of variance', ({ decomposition }) => decomposition.systematicShare],
  ['Return a year (CAGR)', ({ performance }) => performance.cagr],
  ['Alpha a year', ({ performance }) => performance.annualAlpha],
  ['Tracking error', ({ performance }) => performance.trackingError],
];

const RATIOS: readonly Figure[] = [
  ['Risk score (of 100)', ({ score }) => score.score],
  ['Leverage', ({ exposure }) => exposure.leverage],
  ['Effective positions', ({ concentration }) => concentration.effectivePositions],
  ['Diversification ratio', ({ concentration }) => concentration.diversificationRatio],
  ['Sharpe ratio', ({ performance }) => performance.sharpe],
  ['Sortino ratio', ({ performance }) => performance.sortino],
  ['Beta', ({ performance }) => performance.beta],
];

/** The main figures of both sides; one that both lack is left out. */
export function comparedFigures(sides: BeforeAndAfter<ComparedSide>): readonly ComparedFigure[] {
  const [score, ...ratios] = RATIOS.map((figure) => compared(figure, sides, [ratio, signedRatio]));
  const fractions = FRACTIONS.map((figure) =>
    compared(figure, sides, [columnPercent, signedPercent]),
  );
  return [score, ...fractions, ...ratios].filter(
    (figure) => figure !== null && figure !== undefined,
  );
}

type Format = (value: number | null) => string;

function compared(
  [name, of]: Figure,
  sides: BeforeAndAfter<ComparedSide>,
  [plain, signed]: readonly [Format, Format],
): ComparedFigure | null {
  const [before, after] = [of(sides.before), of(sides.after)];
  if (before === null && after === null) return null;
  const change = before === null || after === null ? null : after - before;
  return { name, before: plain(before), after: plain(after), change: signed(change) };
}
