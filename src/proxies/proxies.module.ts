import { Logger, Module } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings-table.js';
import { PriceSource } from '../market-data/price-source.js';
import { openProxyMapFile } from './file-proxy-map.source.js';
import { MapSecurityProfiles } from './map.security-profiles.js';
import { ProxyMapSource } from './proxy-map.source.js';
import { ProxyProposalService } from './proxy-proposal.service.js';
import { SecurityProfiles } from './security-profiles.js';

@Module({
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
  ],
  exports: [ProxyProposalService],
})
export class ProxiesModule {}
