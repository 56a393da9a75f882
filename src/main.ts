import { isIPv6 } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './app.setup.js';
import { signInOptions } from './auth/sign-in.config.js';
import { listenRefusal } from './common/http/listen-refusal.js';
import { isLoopback } from './config/loopback.js';
import type { Settings } from './config/settings-table.js';
import { DEMO_PORTFOLIO_NAME, demoPricesDirectory, saveDemoPortfolio } from './demo-data.js';
import { PortfolioService } from './portfolio/portfolio.service.js';
import { RiskLimitsService } from './risk-limits/risk-limits.service.js';

/** How the program ends when it fails; 1 would say that a limit is breached. */
const FAILURE_EXIT_CODE = 3;
/** Longer than any request may take. */
const SHUTDOWN_MS = 35_000;

/**
 * Starts the server; it answers when the promise is fulfilled, and stops on SIGINT or SIGTERM.
 * @throws AppError `port-in-use`, `invalid-settings`, `storage-unavailable`, `price-source-unavailable`
 */
export async function serve(
  settings: Settings,
  { demo }: { readonly demo: boolean },
): Promise<void> {
  const isLocal = signInOptions(settings) === null;
  const app = await createApp(
    demo ? { ...settings, priceSource: 'csv', pricesDirectory: demoPricesDirectory() } : settings,
  );
  try {
    await requireStore(app, settings);
    if (demo && isLocal) await saveDemo(app, settings);
    await listen(app, settings);
  } catch (error) {
    await app.close();
    throw error;
  }
  stopOnSignal(app);
  const address = addressOf(app, settings);
  const hint =
    demo && isLocal
      ? `try: curl -X POST ${address}/v1/portfolios/${DEMO_PORTFOLIO_NAME}/analysis`
      : `what it answers is listed at ${address}/docs`;
  process.stdout.write(`risk listens at ${address}; ${hint}\n`);
  if (isLocal && !isLoopback(settings.host)) warnOfOpenDoor(settings);
}

/** Said on the terminal, where nobody can turn it off. */
function warnOfOpenDoor({ host, user }: Settings): void {
  process.stderr.write(
    `WARNING: there is no sign-in. Whoever reaches ${host} reads and writes everything of ${user} (ALLOW_UNAUTHENTICATED=true).\n`,
  );
}

/** A store that cannot be read is said before anybody asks. */
async function requireStore(app: NestFastifyApplication, { user }: Settings): Promise<void> {
  await app.get(PortfolioService, { strict: false }).list(user, { after: null, limit: 1 });
}

function saveDemo(app: NestFastifyApplication, { user }: Settings): Promise<void> {
  const portfolios = app.get(PortfolioService, { strict: false });
  const riskLimits = app.get(RiskLimitsService, { strict: false });
  return saveDemoPortfolio({ portfolios, riskLimits }, user);
}

async function listen(app: NestFastifyApplication, { port, host }: Settings): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    throw listenRefusal(error, { setting: 'PORT', port, zero: '0 takes any' }) ?? error;
  }
}

function addressOf(app: NestFastifyApplication, { host, port }: Settings): string {
  const bound: unknown = app.getHttpServer().address();
  const hasPort = typeof bound === 'object' && bound !== null && 'port' in bound;
  const name = isIPv6(host) ? `[${host}]` : host;
  return `http://${name}:${String(hasPort ? bound.port : port)}`;
}

/** Lets requests that are under way end; a second signal ends the process at once. */
function stopOnSignal(app: NestFastifyApplication): void {
  const stop = (): void => {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
    setTimeout(() => process.exit(FAILURE_EXIT_CODE), SHUTDOWN_MS).unref();
    app.close().catch((error: unknown) => {
      process.stderr.write(`the server did not stop cleanly: ${String(error)}\n`);
      process.exitCode = FAILURE_EXIT_CODE;
    });
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}
