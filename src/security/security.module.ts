import { Module } from '@nestjs/common';
import { PriceSource } from '../market-data/price-source.js';
import { ProxiesModule } from '../proxies/proxies.module.js';
import { ProxyProposalService } from '../proxies/proxy-proposal.service.js';
import { RiskModule } from '../risk/risk.module.js';
import { RiskService } from '../risk/risk.service.js';
import { SecurityController } from './security.controller.js';
import { SecurityService } from './security.service.js';

@Module({
  imports: [RiskModule, ProxiesModule],
  controllers: [SecurityController],
  providers: [
    {
      provide: SecurityService,
      inject: [RiskService, ProxyProposalService, PriceSource],
      useFactory: (risk: RiskService, proposals: ProxyProposalService, prices: PriceSource) =>
        new SecurityService(risk, proposals, prices),
    },
  ],
})
export class SecurityModule {}
