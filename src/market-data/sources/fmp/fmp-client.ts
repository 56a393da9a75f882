import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import pRetry from 'p-retry';
import type { Clock } from '../../../common/clock.js';
import type { Secret } from '../../../common/secret.js';
import { Circuit } from './circuit.js';
import { FmpFailure } from './fmp-failure.js';
import { readResponse } from './read-response.js';
import { RequestRate } from './request-rate.js';
import { sendRequest } from './send-request.js';

const REQUESTS_AT_ONCE = 4;
/** The first pause is 250 to 500 ms, each further one four times as long. */
const BACKOFF = { retries: 2, minTimeout: 250, factor: 4, randomize: true };

export interface FmpClientOptions {
  readonly baseUrl: string;
  readonly apiKey: Secret;
  readonly requestsPerMinute: number;
  /** For one answer. */
  readonly timeoutMs: number;
  /** For one request with all that it waits for: its turn, the rate, retries. */
  readonly patienceMs: number;
}

/** Asks FMP with patience: few at once, within its rate, again when that may help, and not at all while it is down. */
export class FmpClient {
  private readonly atOnce = pLimit(REQUESTS_AT_ONCE);
  private readonly rate: RequestRate;
  private readonly circuit: Circuit;

  constructor(
    private readonly options: FmpClientOptions,
    clock: Clock,
  ) {
    this.rate = new RequestRate(options.requestsPerMinute);
    this.circuit = new Circuit(clock);
  }

  /** The JSON that FMP answers. @throws FmpFailure, NotInPlan */
  get(path: string, query: Readonly<Record<string, string>>): Promise<unknown> {
    const deadline = performance.now() + this.options.patienceMs;
    const url = new URL(`${this.options.baseUrl}/${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return this.atOnce(() => this.circuit.run(() => this.persist(url, deadline)));
  }

  /** @throws FmpFailure while FMP is taken to be down; it is not asked */
  requireUp(): void {
    this.circuit.requireClosed();
  }

  private persist(url: URL, deadline: number): Promise<unknown> {
    return pRetry(() => this.attempt(url, deadline), {
      ...BACKOFF,
      shouldRetry: async ({ error, attemptNumber }) => {
        if (!(error instanceof FmpFailure) || !error.isTransient) return false;
        const pauseMs = error.retryAfterMs ?? 0;
        if (attemptNumber > error.mostRetries || pauseMs >= leftUntil(deadline)) return false;
        await wait(pauseMs);
        return true;
      },
    });
  }

  private async attempt(url: URL, deadline: number): Promise<unknown> {
    const { apiKey, patienceMs } = this.options;
    await this.rate.turn(leftUntil(deadline));
    const timeoutMs = Math.min(this.options.timeoutMs, Math.floor(leftUntil(deadline)));
    if (timeoutMs <= 0) {
      const reason = `it did not come to this request within ${String(patienceMs / 1000)} s`;
      throw new FmpFailure(reason, { isTransient: false });
    }
    return readResponse(await sendRequest({ url, apiKey, timeoutMs }), apiKey);
  }
}

function leftUntil(deadline: number): number {
  return deadline - performance.now();
}
