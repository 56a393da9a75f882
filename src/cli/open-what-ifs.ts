import type { WarningLog } from '../common/warning-log.js';
import type { Settings } from '../config/settings-table.js';
import type { PriceSource } from '../market-data/price-source.js';
import { openCashMapFile } from '../portfolio/file-cash-map.source.js';
import { InlineCalculator } from '../risk/inline.calculator.js';
import { PositionValuesService } from '../risk/position-values.service.js';
import { RiskService } from '../risk/risk.service.js';
import { openEpisodeFile } from '../risk/stress/file-episode.source.js';
import { WhatIfService } from '../scenario/what-if/what-if.service.js';
import { type Terminal, warnOfEvent } from './terminal.js';

/** What-ifs with these prices, calculated in this thread. */
export async function openWhatIfs(
  prices: PriceSource,
  { cashMapPath, stressScenariosPath }: Pick<Settings, 'cashMapPath' | 'stressScenariosPath'>,
  terminal: Terminal,
): Promise<WhatIfService> {
  const onWarning: WarningLog = (event, fields) => {
    warnOfEvent(terminal, event, fields);
  };
  const cashMaps = await openCashMapFile({ path: cashMapPath, onWarning });
  const episodes = await openEpisodeFile({ path: stressScenariosPath, onWarning });
  const risk = new RiskService(prices, cashMaps, new InlineCalculator());
  return new WhatIfService(risk, new PositionValuesService(prices, cashMaps), cashMaps, episodes);
}
