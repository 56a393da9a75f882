import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { send } from '../support/http-client.js';
import { Running } from '../support/running-server.js';
import { type Case, CASES, disagreements, readCase, type Tree } from './figures.js';

/** What a case file has beside the portfolio document. */
const TERMS = ['risk_limits', 'benchmark', 'risk_free', 'on_short_history', 'name'];

function bodyOf(given: Case): object {
  const document = Object.entries(given).filter(([key]) => !TERMS.includes(key));
  return {
    portfolio: Object.fromEntries(document),
    riskLimits: given.risk_limits,
    benchmark: given.benchmark,
    riskFree: given.risk_free,
    options: { onShortHistory: given.on_short_history ?? 'fail' },
  };
}

describe.each(['golden', 'golden-long'])('the figures of %s over HTTP', (market) => {
  let folder: string;
  let running: Running;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'golden-http-'));
    const child = spawn(process.execPath, ['bin/risk.js', 'serve'], {
      env: {
        PATH: process.env['PATH'],
        DATA_DIR: folder,
        PORT: '0',
        LOG_LEVEL: 'silent',
        PRICES_DIR: `test/golden/${market}/prices.csv`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running = new Running(child);
    await running.port();
  });
  afterAll(async () => {
    running.child.kill('SIGTERM');
    await once(running.child, 'exit');
    await rm(folder, { recursive: true });
  });

  it.each(CASES.filter(([of]) => of === market))(
    'agree with those of an independent implementation (%s, case %d)',
    async (_, number) => {
      const body = bodyOf(readCase(market, number));

      const { status, json } = await send(await running.port(), 'POST', '/v1/analysis', { body });

      expect(status).toBe(200);
      expect(disagreements(json as Tree, market, number)).toEqual([]);
    },
  );
});
