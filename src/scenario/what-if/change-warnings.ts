import type { Portfolio } from '../../portfolio/portfolio.js';
import type { Trade } from '../../risk/comparison-report.js';
import type { AnalysisWarning } from '../../risk/engine/analysis-result.js';
import type { PricedPositions } from './priced-position.js';
import { listNames } from '../../risk/engine/list-names.js';

/** What the owner of a changed portfolio may not have meant. */
export function changeWarnings(
  trades: readonly Trade[],
  { byTicker }: PricedPositions,
  { factorProxies }: Pick<Portfolio, 'factorProxies'>,
): readonly AnalysisWarning[] {
  const tickersOf = (isMeant: (trade: Trade) => boolean, isCash: boolean): readonly string[] =>
    trades
      .filter((trade) => byTicker.get(trade.ticker)?.isCash === isCash && isMeant(trade))
      .map(({ ticker }) => ticker);
  const unexplained = tickersOf(
    ({ ticker }) => byTicker.get(ticker)?.isHeld === false && !factorProxies.has(ticker),
    false,
  );
  return [
    ...warning('sold-short', tickersOf(turnsNegative, false), 'more is sold than is held of'),
    ...warning('cash-overdrawn', tickersOf(turnsNegative, true), 'more is paid than there is of'),
    // Where nothing has proxies, that a new position has none either is no news.
    ...(factorProxies.size === 0
      ? []
      : warning('no-factor-proxies', unexplained, 'bought without factor proxies:')),
  ];
}

function turnsNegative({ weightBefore, weightAfter }: Trade): boolean {
  return weightBefore >= 0 && weightAfter < 0;
}

function warning(
  code: AnalysisWarning['code'],
  tickers: readonly string[],
  text: string,
): readonly AnalysisWarning[] {
  return tickers.length === 0 ? [] : [{ code, tickers, detail: `${text} ${listNames(tickers)}` }];
}
