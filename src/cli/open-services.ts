import type { WarningLog } from '../common/warning-log.js';
import type { PriceSource } from '../market-data/price-source.js';
import { openCashMapFile } from '../portfolio/file-cash-map.source.js';
import { openProxyMapFile } from '../proxies/file-proxy-map.source.js';
import { MapSecurityProfiles } from '../proxies/map.security-profiles.js';
import { ProxyProposalService } from '../proxies/proxy-proposal.service.js';
import { InlineCalculator } from '../risk/inline.calculator.js';
import { OptimizationService } from '../risk/optimize/optimization.service.js';
import { RiskService } from '../risk/risk.service.js';
import { type Terminal, warnOfEvent } from './terminal.js';

/** What maps cash, finds prices and computes. @throws AppError when the cash map cannot be read */
export async function openRiskService(
  prices: PriceSource,
  cashMapPath: string,
  terminal: Terminal,
): Promise<RiskService> {
  const cashMaps = await openCashMapFile({ path: cashMapPath, onWarning: warnTo(terminal) });
  return new RiskService(prices, cashMaps, new InlineCalculator());
}

/** What finds the best weights. @throws AppError when the cash map cannot be read */
export async function openOptimizationService(
  prices: PriceSource,
  cashMapPath: string,
  terminal: Terminal,
): Promise<OptimizationService> {
  const cashMaps = await openCashMapFile({ path: cashMapPath, onWarning: warnTo(terminal) });
  return new OptimizationService(prices, cashMaps, new InlineCalculator());
}

/** What proposes proxies. @throws AppError when the proxy map cannot be read */
export async function openProposals(
  prices: PriceSource,
  proxyMapPath: string,
  terminal: Terminal,
): Promise<ProxyProposalService> {
  const maps = await openProxyMapFile({ path: proxyMapPath, onWarning: warnTo(terminal) });
  return new ProxyProposalService(maps, new MapSecurityProfiles(maps), prices);
}

function warnTo(terminal: Terminal): WarningLog {
  return (event, fields) => {
    warnOfEvent(terminal, event, fields);
  };
}
