import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { followPool } from '../../src/storage/follow-pool.js';
import { Metrics } from '../../src/common/timing/metrics.js';
import { startApp } from '../support/app-under-test.js';

const OURS = /^# TYPE (risk_\w+) /gm;
const DOCUMENTED = /^\| `(risk_\w+)` \|/gm;

/** A store with a pool of ten, as a database has one. */
const POOLED = { pool: () => ({ size: 10, inUse: 4, idle: 1, waiting: 2 }) };

function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name).sort();
}

describe('the metrics as documented', () => {
  it('are those the server has, with those of a pool', async () => {
    const app = await startApp('memory');
    const { text } = await app.ask('GET', '/metrics');
    await app.close();
    const pooled = new Metrics();
    followPool(pooled, POOLED);
    const ofPool = (await pooled.text()).replaceAll(/^(?!# TYPE risk_pool_).*$/gm, '');

    const documented = namesIn(readFileSync('docs/operations.md', 'utf8'), DOCUMENTED);

    expect(documented).toEqual(namesIn(`${text}\n${ofPool}`, OURS));
  });

  it('of a pool are its figures, and how much of it is used', async () => {
    const metrics = new Metrics();

    followPool(metrics, POOLED);

    const text = await metrics.text();
    expect(text).toContain('\nrisk_pool_size 10\n');
    expect(text).toContain('\nrisk_pool_in_use 4\n');
    expect(text).toContain('\nrisk_pool_idle 1\n');
    expect(text).toContain('\nrisk_pool_waiting 2\n');
    expect(text).toContain('\nrisk_pool_utilization_ratio 0.4\n');
  });

  it('have those of the process among them', async () => {
    const text = await new Metrics().text();

    for (const name of ['process_cpu_seconds_total', 'nodejs_eventloop_lag_p99_seconds']) {
      expect(text).toContain(`# TYPE ${name} `);
    }
  });
});
