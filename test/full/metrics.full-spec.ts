import { expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { aDocument } from '../support/app-under-test.js';
import { startDatabaseApp } from '../support/database-app.js';

it('what is scraped from a server at work is as Prometheus wants it', async () => {
  const app = await startDatabaseApp();
  await app.ask('PUT', '/v1/portfolios/mine', { body: aDocument() });
  await app.ask('POST', '/v1/portfolios/mine/analysis');
  await app.ask('GET', '/v1/portfolios/nobody');

  const { text } = await app.ask('GET', '/metrics');
  await app.close();

  const { status, stdout, stderr } = spawnSync('/usr/bin/promtool', ['check', 'metrics'], {
    input: text,
    encoding: 'utf8',
  });
  expect(text).toContain('risk_http_request_duration_seconds_count');
  expect({ status, said: stdout + stderr }).toEqual({ status: 0, said: '' });
});
