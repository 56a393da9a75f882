import type { AnalysisWarning } from '../analysis-result.js';
import type { DroppedFactor } from './explain-asset.js';
import { listNames } from '../list-names.js';

const CODES = {
  short: 'factor-history-short',
  'short-peer': 'peer-history-short',
  'no-peers': 'factor-history-short',
  collinear: 'collinear-factor',
  'too-many': 'factor-history-short',
} as const;

const REASONS: Readonly<Record<DroppedFactor['why'], (what: string) => string>> = {
  short: (what) => `${what} lacks a return in the window and does not explain`,
  'short-peer': (what) => `${what} lacks a return in the window and is no peer of`,
  'no-peers': () => 'no peer with the whole window is left for the sub-industry of',
  collinear: (what) =>
    `${what} does not vary, or says nothing that the factors before it do not say, and does not explain`,
  'too-many': (what) => `the window is too short for as many factors: ${what} does not explain`,
};

/** One warning for each thing that was left out, naming all the assets it was left out for. */
export function factorWarnings(dropped: readonly DroppedFactor[]): readonly AnalysisWarning[] {
  const byReason = new Map<string, { readonly entry: DroppedFactor; readonly tickers: string[] }>();
  for (const entry of dropped) {
    const key = `${entry.why} ${entry.what}`;
    const group = byReason.get(key) ?? { entry, tickers: [] };
    group.tickers.push(entry.ticker);
    byReason.set(key, group);
  }
  return [...byReason.values()].map(({ entry: { what, why }, tickers }) => ({
    code: CODES[why],
    tickers,
    detail: `${REASONS[why](what)} ${listNames(tickers)}`,
  }));
}
