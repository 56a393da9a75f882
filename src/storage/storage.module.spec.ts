import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { describe, expect, it } from '@jest/globals';
import { tickingClock } from '../../test/support/ticking-clock.js';
import { LOCAL_USER_ID } from '../auth/user-id.js';
import { Metrics } from '../common/timing/metrics.js';
import { ChangeLog } from '../portfolio/change-log.js';
import { PortfolioStore } from '../portfolio/portfolio.store.js';
import { RiskLimitsStore } from '../risk-limits/risk-limits.store.js';
import { ScenarioStore } from '../scenario/scenario.store.js';
import { StorageModule } from './storage.module.js';

describe('StorageModule', () => {
  it('gives out every port of one store, under its class', async () => {
    const storage = { store: 'memory' } as const;
    const options = { storage, clock: tickingClock(), metrics: new Metrics(), slowMs: 100 };
    const module = await NestFactory.createApplicationContext(
      StorageModule.forRootAsync({ useFactory: () => options }),
      { logger: false },
    );
    const limits = { limits: {}, additionalSettings: null, extra: new Map() };
    const any = { condition: { kind: 'any' }, reason: null } as const;

    await module.get(RiskLimitsStore).save(LOCAL_USER_ID, null, limits, any);

    const query = { portfolioName: null, before: null, limit: 10 };
    const changes = await module.get(ChangeLog).list(LOCAL_USER_ID, query);
    expect(changes).toMatchObject([{ document: 'risk-limits', at: '2024-01-02T12:00:00.000Z' }]);
    expect(await module.get(PortfolioStore).findByName(LOCAL_USER_ID, 'main')).toBeNull();
    expect(await module.get(ScenarioStore).findByName(LOCAL_USER_ID, 'main')).toBeNull();
    await module.close();
  });
});
