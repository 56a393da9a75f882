import type { LagFigures } from '../common/timing/event-loop-lag.js';
import { programVersion } from '../common/program-version.js';
import type { PriceSource } from '../market-data/price-source.js';
import { ENGINE_VERSION } from '../risk/engine/engine-version.js';
import type { CalculatorStats, PooledCalculator } from '../risk/workers/pooled.calculator.js';
import type { CheckFinding, ReadinessService } from './readiness.service.js';
import type { PoolFigures, StorageAdministration, StoreKind } from './storage-administration.js';

/** What only the process knows. */
export interface ProcessFigures {
  readonly eventLoopLagMs: LagFigures;
  /** Open to clients. */
  readonly connections: number;
}

/** All there is to know of how this instance is. */
export interface Health extends ProcessFigures {
  readonly status: CheckFinding['condition'];
  readonly checks: readonly CheckFinding[];
  readonly versions: { readonly program: string; readonly engine: string; readonly node: string };
  readonly uptimeSeconds: number;
  readonly store: {
    readonly kind: StoreKind;
    readonly newestMigration: string | null;
    readonly pool: PoolFigures | null;
  };
  readonly priceSource: string;
  readonly calculations: CalculatorStats;
}

/** Gathers how this instance is, for those who run it. */
export class HealthService {
  constructor(
    private readonly storage: StorageAdministration,
    private readonly prices: PriceSource,
    private readonly calculator: PooledCalculator,
    private readonly readiness: ReadinessService,
    private readonly processFigures: () => Promise<ProcessFigures>,
  ) {}

  async get(): Promise<Health> {
    const checks = await this.readiness.findings();
    const status = worstOf(checks);
    const { eventLoopLagMs, connections } = await this.processFigures();
    return {
      status,
      checks,
      versions: { program: programVersion(), engine: ENGINE_VERSION, node: process.version },
      uptimeSeconds: process.uptime(),
      store: {
        kind: this.storage.store,
        newestMigration: status === 'failing' ? null : await this.storage.newestMigration(),
        pool: this.storage.pool(),
      },
      priceSource: this.prices.description,
      calculations: this.calculator.stats,
      eventLoopLagMs,
      connections,
    };
  }
}

function worstOf(checks: readonly CheckFinding[]): CheckFinding['condition'] {
  const conditions = checks.map(({ condition }) => condition);
  if (conditions.includes('failing')) return 'failing';
  return conditions.includes('degraded') ? 'degraded' : 'usable';
}
