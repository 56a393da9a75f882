import type { PriceSource } from '../market-data/price-source.js';
import { openCashMapFile } from '../portfolio/file-cash-map.source.js';
import { InlineCalculator } from '../risk/inline.calculator.js';
import { PositionValuesService } from '../risk/position-values.service.js';
import { RiskService } from '../risk/risk.service.js';
import { WhatIfService } from '../scenario/what-if/what-if.service.js';
import { type Terminal, warnOfEvent } from './terminal.js';

/** What-ifs with these prices, calculated in this thread. */
export async function openWhatIfs(
  { prices, cashMapPath }: { readonly prices: PriceSource; readonly cashMapPath: string },
  terminal: Terminal,
): Promise<WhatIfService> {
  const cashMaps = await openCashMapFile({
    path: cashMapPath,
    onWarning: (event, fields) => {
      warnOfEvent(terminal, event, fields);
    },
  });
  const risk = new RiskService(prices, cashMaps, new InlineCalculator());
  return new WhatIfService(risk, new PositionValuesService(prices, cashMaps), cashMaps);
}
