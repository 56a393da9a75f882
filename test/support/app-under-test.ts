import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.setup.js';
import { Gate } from '../../src/auth/gate/gate.guard.js';
import { type Clock, systemClock } from '../../src/common/clock.js';
import { RouteTable } from '../../src/common/http/route-table.js';
import { type Environment, loadSettings } from '../../src/config/load-settings.js';
import type { PriceSeries } from '../../src/risk/engine/returns/price-series.js';
import { JobService } from '../../src/risk/jobs/job.service.js';
import { PooledCalculator } from '../../src/risk/workers/pooled.calculator.js';
import { type Answer, type Question, send } from './http-client.js';
import { monthEndSeries, scatteredReturns, seriesOfReturns } from './price-series.js';
import { type OpenedStore, openStoreUnderTest, type StoreUnderTest } from './store-under-test.js';

/** Every store that keeps what the API writes; each e2e suite runs on each of them. */
export const STORES = ['memory', 'file', 'database'] as const satisfies StoreUnderTest[];

/** The server as it ships, on a free port, with a store and prices of its own. */
export interface AppUnderTest {
  readonly port: number;
  /** Folder of the file store. */
  readonly directory: string;
  /** What requests are calculated by. */
  readonly calculator: PooledCalculator;
  /** Where jobs are started that no route starts. */
  readonly jobs: JobService;
  /** Every line logged so far. */
  readonly log: readonly string[];
  /** Every address with the methods it answers. */
  readonly routes: RouteTable;
  /** What each route asks of its caller. */
  readonly policies: Gate['policies'];
  /** A part of the app that no route reaches, by its class. */
  part<Part>(type: abstract new (...dependencies: never[]) => Part): Part;
  ask(method: string, path: string, question?: Question): Promise<Answer>;
  close(): Promise<void>;
}

const MONTHS = 72;

/** Six years of prices from January 2018 on; LATE has only two. */
export const SERIES: readonly PriceSeries[] = [
  ...['AAA', 'BBB', 'CCC', 'MKT'].map((ticker, seed) =>
    seriesOfReturns(ticker, '2018-01', scatteredReturns(MONTHS, seed + 7)),
  ),
  seriesOfReturns('LATE', '2022-06', scatteredReturns(20, 3)),
  { ...seriesOfReturns('EUX', '2018-01', scatteredReturns(MONTHS, 11)), currency: 'EUR' },
  monthEndSeries(
    'EURUSD',
    '2018-01',
    Array.from({ length: MONTHS + 1 }, (_, i) => 1.1 + i / 1000),
  ),
];

/** The JSON of a portfolio over `SERIES`. */
export function aDocument(given: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    start_date: '2019-01-01',
    end_date: '2023-12-31',
    portfolio_input: { AAA: { shares: 10 }, BBB: { shares: 20 }, 'CUR:USD': { dollars: 500.25 } },
    ...given,
  };
}

/** The JSON of a scenario over `SERIES`, on no portfolio. */
export function aScenario(given: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { target_weights: { AAA: 0.6, BBB: 0.4 }, ...given };
}

export interface AppOptions {
  /** Settings beside those of every test. */
  readonly environment?: Environment;
  /** @default SERIES */
  readonly series?: readonly PriceSeries[];
  /** @default that of the system */
  readonly clock?: Clock;
  /** A store that others use too, in place of one of the app's own. */
  readonly shared?: OpenedStore;
}

export async function startApp(
  store: StoreUnderTest,
  { environment = {}, series = SERIES, clock = systemClock, shared }: AppOptions = {},
): Promise<AppUnderTest> {
  const directory = await mkdtemp(join(tmpdir(), 'risk-e2e-'));
  const log: string[] = [];
  const { settings } = loadSettings({
    DATA_DIR: directory,
    CASH_MAP: join(directory, 'no-cash-map.yaml'),
    PROXIES_MAP: join(directory, 'proxies.yaml'),
    LOG_LEVEL: 'info',
    ...environment,
  });
  const { storage, dispose } = shared ?? (await openStoreUnderTest(store, directory));
  const app = await createApp(settings, {
    storage,
    clock,
    prices: { source: 'memory', series },
    log: { write: (line) => log.push(line) },
  });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    port,
    directory,
    log,
    calculator: app.get(PooledCalculator, { strict: false }),
    jobs: app.get(JobService, { strict: false }),
    routes: app.get(RouteTable),
    policies: app.get(Gate, { strict: false }).policies,
    part: (type) => app.get<InstanceType<typeof type>>(type, { strict: false }),
    ask: (method, path, question) => send(port, method, path, question),
    close: async () => {
      await app.close();
      if (shared === undefined) await dispose();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
