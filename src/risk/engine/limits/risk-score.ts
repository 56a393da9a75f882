import type { LimitCheck, RiskScore, ScoreComponent } from '../analysis-result.js';
import type { LimitChecks } from './check-limits.js';
import type { LimitName } from './risk-limits.js';

interface ComponentRule {
  readonly component: ScoreComponent;
  /** Part of the score; the parts sum to 1. */
  readonly weight: number;
  /** The component is the mean over these limits, and unknown when one of them is. */
  readonly limits: readonly LimitName[];
}

const COMPONENT_RULES: readonly ComponentRule[] = [
  { component: 'volatility', weight: 0.3, limits: ['max_volatility'] },
  { component: 'loss', weight: 0.25, limits: ['max_loss'] },
  { component: 'concentration', weight: 0.2, limits: ['max_single_stock_weight'] },
  {
    component: 'factor',
    weight: 0.25,
    limits: [
      'max_factor_contribution',
      'max_market_contribution',
      'max_industry_contribution',
      'max_single_factor_loss',
    ],
  },
];

const BANDS = [
  { band: 'low', atLeast: 80 },
  { band: 'moderate', atLeast: 60 },
  { band: 'elevated', atLeast: 40 },
  { band: 'high', atLeast: -Infinity },
] as const;

/**
 * How far a portfolio stays inside its limits, 0 to 100, 100 is safest. Each limit scores 100 up to half of it used, 0
 * from one and a half times on, linear between. Unknown components leave and the others carry their weight.
 */
export function riskScore(checks: LimitChecks): RiskScore {
  const known = COMPONENT_RULES.flatMap((rule) => {
    const score = componentScore(rule, checks);
    return score === null ? [] : [{ ...rule, score }];
  });
  const components = Object.fromEntries(known.map(({ component, score }) => [component, score]));
  const complete = known.length === COMPONENT_RULES.length;
  if (known.length === 0) {
    return { components, complete, score: null, band: null, costliest: null };
  }
  const totalWeight = known.reduce((total, { weight }) => total + weight, 0);
  const score = known.reduce((total, entry) => total + entry.weight * entry.score, 0) / totalWeight;
  const [costliest] = known
    .map(({ component, weight, score: own }) => ({ component, cost: weight * (100 - own) }))
    .sort((a, b) => b.cost - a.cost);
  return {
    components,
    complete,
    score,
    band: BANDS.find(({ atLeast }) => score >= atLeast)?.band ?? null,
    costliest: costliest !== undefined && costliest.cost > 0 ? costliest.component : null,
  };
}

function componentScore({ limits }: ComponentRule, checks: LimitChecks): number | null {
  const scores = limits.map((name) => limitScore(checks[name]));
  const known = scores.filter((score) => score !== null);
  return known.length === scores.length
    ? known.reduce((total, score) => total + score, 0) / scores.length
    : null;
}

function limitScore(check: LimitCheck | undefined): number | null {
  if (check === undefined || check.actual === null || check.status === 'unknown') return null;
  const { actual, limit } = check;
  if (limit === 0) return actual > 0 ? 0 : 100;
  return Math.min(100, Math.max(0, 100 * (1.5 - actual / limit)));
}
