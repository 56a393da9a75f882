import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedFolder } from '../../src/storage/prisma/embedded/embedded-folder.js';
import { findPostmaster } from '../../src/storage/prisma/embedded/postmaster.js';
import { anEmbeddedHome } from '../support/embedded-home.js';
import { send } from '../support/http-client.js';
import { Running } from '../support/running-server.js';

/** Runs the built program; `npm test` builds it first. */
describe('risk serve', () => {
  let directory: string;
  const started: ChildProcess[] = [];

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'risk-serve-'));
  });

  afterEach(async () => {
    for (const child of started.splice(0)) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
    }
    await rm(directory, { recursive: true, force: true });
  });

  function start(environment: Readonly<Record<string, string>>, ...flags: string[]): Running {
    const child = spawn(process.execPath, ['bin/risk.js', 'serve', ...flags], {
      env: { PATH: process.env['PATH'], DATA_DIR: directory, PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.push(child);
    return new Running(child);
  }

  it('serves the demo portfolio, says where, and stops cleanly on SIGTERM', async () => {
    const running = start({ LOG_LEVEL: 'error' }, '--demo');

    const port = await running.port();
    const analysis = await send(port, 'POST', '/v1/portfolios/demo/analysis');
    running.child.kill('SIGTERM');
    const [exitCode] = (await once(running.child, 'exit')) as [number];

    expect(analysis.json).toMatchObject({ portfolioName: 'demo', limitsOrigin: 'portfolio' });
    expect(running.output.trim().split('\n')).toHaveLength(1);
    expect(running.output).toContain(
      `curl -X POST http://127.0.0.1:${port}/v1/portfolios/demo/analysis`,
    );
    expect(exitCode).toBe(0);
  });

  it('serves it from a PostgreSQL of its own, and leaves no server on SIGTERM', async () => {
    const home = await anEmbeddedHome();
    const folder = embeddedFolder(home.directory);
    const running = start(
      { LOG_LEVEL: 'error', EMBEDDED_DIR: home.directory },
      '--demo',
      '--database',
    );

    const port = await running.port();
    const storage = await send(port, 'GET', '/v1/me/storage');
    const analysis = await send(port, 'POST', '/v1/portfolios/demo/analysis');
    const during = await findPostmaster(folder);
    running.child.kill('SIGTERM');
    const [exitCode] = (await once(running.child, 'exit')) as [number];
    const afterwards = await findPostmaster(folder);
    await home.dispose();

    expect(storage.json).toMatchObject({ store: 'database' });
    expect(analysis.json).toMatchObject({ portfolioName: 'demo', limitsOrigin: 'portfolio' });
    expect(during).not.toBeNull();
    expect([exitCode, afterwards]).toEqual([0, null]);
  });

  it('leaves a demo portfolio that its owner changed as it is', async () => {
    const first = start({ LOG_LEVEL: 'silent' }, '--demo');
    const body = { start_date: '2005-01-01', end_date: '2009-12-31', portfolio_input: {} };
    await send(await first.port(), 'PUT', '/v1/portfolios/demo', { body });
    first.child.kill('SIGINT');
    await once(first.child, 'exit');

    const second = start({ LOG_LEVEL: 'silent' }, '--demo');
    const { json } = await send(await second.port(), 'GET', '/v1/portfolios/demo');

    expect(json).toEqual({ name: 'demo', ...body });
  });

  it('names the port, and PORT, when another program listens on it', async () => {
    const first = start({ LOG_LEVEL: 'silent' }, '--demo');
    const port = String(await first.port());

    const second = start({ PORT: port, LOG_LEVEL: 'silent' }, '--demo');
    const [exitCode] = (await once(second.child, 'exit')) as [number];

    expect(exitCode).toBe(3);
    expect(second.errors).toContain('port-in-use');
    expect(second.errors).toContain(port);
    expect(second.errors).toContain('PORT');
  });

  it('does not start over a data folder that is a file', async () => {
    const running = start({ DATA_DIR: join(process.cwd(), 'package.json') }, '--demo');

    const [exitCode] = (await once(running.child, 'exit')) as [number];

    expect(exitCode).toBe(3);
    expect(running.errors).toContain('storage-unavailable');
  });
});
