import type { Highs, InitOptions } from 'highs';
import type { QuadraticSolver } from '../engine/optimize/quadratic-program.js';

let loading: Promise<QuadraticSolver> | null = null;

/** The solver of quadratic programs: WebAssembly, loaded when first asked for and once per thread. */
export function loadSolver(): Promise<QuadraticSolver> {
  loading ??= load();
  return loading;
}

async function load(): Promise<QuadraticSolver> {
  const [{ default: loadHighs }, { highsSolver }] = await Promise.all([
    import('highs') as unknown as Promise<HighsPackage>,
    import('./highs-solver.js'),
  ]);
  return highsSolver(await loadHighs());
}

/** The package's types describe its CommonJS side; what is imported is an ES module. */
interface HighsPackage {
  readonly default: (options?: InitOptions) => Promise<Highs>;
}
