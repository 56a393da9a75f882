import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../src/common/clock.js';
import { Secret } from '../../src/common/secret.js';
import { openPriceSource } from '../../src/market-data/price-sources.js';
import type { PriceSource } from '../../src/market-data/price-source.js';
import type { PriceSeries } from '../../src/risk/engine/returns/price-series.js';
import { FAKE_KEY, type FakeFmp, startFakeFmp } from './fake-fmp.js';

/** A clock that stands still until it is set. */
export interface SettableClock extends Clock {
  set(moment: string): void;
}

export interface FmpUnderTest {
  readonly fmp: FakeFmp;
  readonly clock: SettableClock;
  readonly cacheDirectory: string;
  /** Events warned of so far. */
  readonly warnings: readonly string[];
  /** A source as a new process would open it. */
  readonly open: (given?: FmpSettings) => Promise<PriceSource>;
  readonly dispose: () => Promise<void>;
}

export interface FmpSettings {
  readonly apiKey?: string;
  readonly requestsPerMinute?: number;
  readonly timeoutMs?: number;
  readonly patienceMs?: number;
  readonly cacheDirectory?: string;
}

/** A fake of FMP with these series, a cache folder of its own, and a Wednesday morning. */
export async function anFmp(series: readonly PriceSeries[]): Promise<FmpUnderTest> {
  const fmp = await startFakeFmp(series);
  const parent = await mkdtemp(join(tmpdir(), 'risk-fmp-'));
  const cacheDirectory = join(parent, 'cache');
  const warnings: string[] = [];
  const clock = settableClock('2026-11-25T08:00:00.000Z');
  return {
    fmp,
    clock,
    cacheDirectory,
    warnings,
    open: ({ apiKey = FAKE_KEY, ...given } = {}) =>
      openPriceSource(
        {
          source: 'fmp',
          baseUrl: fmp.baseUrl,
          apiKey: new Secret(apiKey),
          requestsPerMinute: 10_000,
          timeoutMs: 5000,
          patienceMs: 20_000,
          cacheDirectory,
          ...given,
        },
        { clock, onWarning: (event) => warnings.push(event) },
      ),
    dispose: async () => {
      await fmp.close();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

function settableClock(start: string): SettableClock {
  let now = start;
  return {
    now: () => new Date(now),
    set: (moment) => {
      now = moment;
    },
  };
}
