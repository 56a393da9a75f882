import type { AnalysisInput } from './engine/analysis-input.js';
import type { FrontierInput, OptimizationInput } from './engine/optimize/optimization-input.js';
import type { ComparisonHtmlRequest } from './report/html/render-comparison-html.js';
import type { HtmlRequest } from './report/html/render-html.js';
import { loadSolver } from './solver/load-solver.js';

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What a calculation may use beside its input. */
export interface CalculationContext {
  /** Says how far it is; of use only to what takes seconds. */
  readonly onProgress: (progress: Progress) => void;
}

type Loaded<Input, Result> = Promise<
  (input: Input, context: CalculationContext) => Result | Promise<Result>
>;

/**
 * Every calculation, by its kind: pure, so that it gives the same in any thread, and its result can be kept. Input and
 * result are copied between threads: plain objects, arrays, typed arrays, maps and sets. Each is loaded when it is asked for.
 */
const ROWS = {
  analysis: async () => {
    const [{ analyzeAndOptimize }, solver] = await Promise.all([
      import('./engine/analyze-and-optimize.js'),
      loadSolver(),
    ]);
    return (input: AnalysisInput) => analyzeAndOptimize(input, solver);
  },
  comparison: async () =>
    (await import('./engine/compare/compare-portfolios.js')).comparePortfolios,
  optimization: async () => {
    const [{ optimizeInput }, solver] = await Promise.all([
      import('./engine/optimize/optimize-input.js'),
      loadSolver(),
    ]);
    return (input: OptimizationInput) => optimizeInput(input, solver);
  },
  frontier: async () => {
    const [{ frontierOfInput }, solver] = await Promise.all([
      import('./engine/optimize/frontier-of-input.js'),
      loadSolver(),
    ]);
    return (input: FrontierInput, { onProgress }: CalculationContext) =>
      frontierOfInput(input, solver, (done, total) => {
        onProgress({ done, total });
      });
  },
  stress: async () => (await import('./engine/stress/stress-portfolio.js')).stressPortfolio,
  html: async () => {
    const { renderHtml } = await import('./report/html/render-html.js');
    return (request: HtmlRequest) => ({ page: renderHtml(request) });
  },
  comparisonHtml: async () => {
    const { renderComparisonHtml } = await import('./report/html/render-comparison-html.js');
    return (request: ComparisonHtmlRequest) => ({ page: renderComparisonHtml(request) });
  },
} as const satisfies Readonly<Record<string, () => Loaded<never, unknown>>>;

type Rows = typeof ROWS;
type Calculation<Kind extends CalculationKind> = Awaited<ReturnType<Rows[Kind]>>;

export type CalculationKind = keyof Rows;
export type CalculationInput<Kind extends CalculationKind> = Parameters<Calculation<Kind>>[0];
export type CalculationResult<Kind extends CalculationKind> = Awaited<
  ReturnType<Calculation<Kind>>
>;

const CALCULATIONS: {
  readonly [Kind in CalculationKind]: () => Loaded<CalculationInput<Kind>, CalculationResult<Kind>>;
} = ROWS;

/** Calculates in the thread that asks. @throws what the calculation throws, such as `EngineError` */
export async function calculate<Kind extends CalculationKind>(
  kind: Kind,
  input: CalculationInput<Kind>,
  context: CalculationContext,
): Promise<CalculationResult<Kind>> {
  const calculation = await CALCULATIONS[kind]();
  return calculation(input, context);
}
