import { Logger, Module } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings-table.js';
import { PriceSource } from '../market-data/price-source.js';
import { CashMapSource } from '../portfolio/cash-map.source.js';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { openProxyMapFile } from './file-proxy-map.source.js';
import { MapSecurityProfiles } from './map.security-profiles.js';
import { PortfolioProposalsService } from './portfolio-proposals.service.js';
import { ProxyMapSource } from './proxy-map.source.js';
import { ProxyProposalService } from './proxy-proposal.service.js';
import { ProxyProposalsController } from './proxy-proposals.controller.js';
import { SecurityProfiles } from './security-profiles.js';

@Module({
  imports: [PortfolioModule],
  controllers: [ProxyProposalsController],
  providers: [
    {
      provide: ProxyMapSource,
      inject: [SETTINGS],
      useFactory: ({ proxyMapPath }: Settings) => {
        const logger = new Logger('ProxyMap');
        return openProxyMapFile({
          path: proxyMapPath,
          onWarning: (event, fields) => {
            logger.warn({ event, ...fields });
          },
        });
      },
    },
    {
      provide: SecurityProfiles,
      inject: [ProxyMapSource],
      useFactory: (maps: ProxyMapSource) => new MapSecurityProfiles(maps),
    },
    {
      provide: ProxyProposalService,
      inject: [ProxyMapSource, SecurityProfiles, PriceSource],
      useFactory: (maps: ProxyMapSource, profiles: SecurityProfiles, prices: PriceSource) =>
        new ProxyProposalService(maps, profiles, prices),
    },
    {
      provide: PortfolioProposalsService,
      inject: [PortfolioService, CashMapSource, ProxyProposalService],
      useFactory: (
        portfolios: PortfolioService,
        cashMaps: CashMapSource,
        proposals: ProxyProposalService,
      ) => new PortfolioProposalsService(portfolios, cashMaps, proposals),
    },
  ],
  exports: [ProxyProposalService],
})
export class ProxiesModule {}
