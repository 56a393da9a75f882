import { distance } from 'fastest-levenshtein';
import { PORTFOLIO_KEYS } from '../portfolio/portfolio-document.js';
import { SCENARIO_KEYS } from '../scenario/scenario-document.js';
import type { AnalysisWarning } from '../risk/engine/analysis-result.js';
import { listNames } from '../risk/engine/list-names.js';

/** Keys of other tools' files that the command line takes as options. */
const FLAG_OF_KEY: ReadonlyMap<string, string> = new Map([
  ['risk_limits', '--limits'],
  ['benchmark', '--benchmark'],
  ['risk_free', '--risk-free'],
  ['on_short_history', '--on-short-history'],
  ['min_observations', '--min-observations'],
]);

/** Longer than this and two names have nothing to do with each other. */
const NEARNESS = 4;

/** One warning for the top-level keys of a portfolio that have no meaning here; none when there are none. */
export function portfolioKeyWarnings(
  extra: ReadonlyMap<string, unknown>,
): readonly AnalysisWarning[] {
  return keyWarnings(extra, 'a portfolio', (key) => {
    const flag = FLAG_OF_KEY.get(key);
    return flag === undefined ? nearestOf(PORTFOLIO_KEYS, key) : `give ${flag}`;
  });
}

/** As for a portfolio, for a scenario. */
export function scenarioKeyWarnings(
  extra: ReadonlyMap<string, unknown>,
): readonly AnalysisWarning[] {
  return keyWarnings(extra, 'a scenario', (key) => nearestOf(SCENARIO_KEYS, key));
}

/** As for a portfolio, for risk limits. */
export function limitsKeyWarnings(extra: ReadonlyMap<string, unknown>): readonly AnalysisWarning[] {
  return keyWarnings(extra, 'risk limits', () => null);
}

function keyWarnings(
  extra: ReadonlyMap<string, unknown>,
  owner: string,
  adviceOn: (key: string) => string | null,
): readonly AnalysisWarning[] {
  if (extra.size === 0) return [];
  const keys = [...extra.keys()].map((key) => {
    const advice = adviceOn(key);
    return advice === null ? JSON.stringify(key) : `${JSON.stringify(key)} (${advice})`;
  });
  const detail = `kept but without effect, not a key of ${owner}: ${listNames(keys)}`;
  return [{ code: 'unknown-key', tickers: [], detail }];
}

function nearestOf(keys: readonly string[], key: string): string | null {
  const [nearest] = keys
    .map((known) => ({ known, letters: distance(known, key) }))
    .filter(({ letters }) => letters <= NEARNESS)
    .toSorted((a, b) => a.letters - b.letters);
  return nearest === undefined ? null : `did you mean ${nearest.known}?`;
}
