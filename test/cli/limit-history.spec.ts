import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PORTFOLIO, PRICES, Workplace } from './run-risk.js';
import type { Outcome } from './standing-program.js';

describe('the history of limits', () => {
  let workplace: Workplace;
  beforeAll(async () => {
    workplace = await Workplace.openWithStandingProgram();
    await workplace.file('portfolio.yaml', PORTFOLIO);
    await workplace.file('strict.yaml', 'portfolio_limits: { max_volatility: 0.001 }\n');
  });
  afterAll(() => workplace.close());

  /** Each test has a user of its own, so that none depends on another. */
  const as =
    (user: string) =>
    (...args: readonly string[]): Promise<Outcome> =>
      workplace.run(args, {
        environment: { RISK_USER: user, DATA_DIR: 'data', PRICES_DIR: PRICES },
      });

  it('has what each analysis of the stored portfolio found, opened and closed', async () => {
    const risk = as('anna');
    await risk('portfolio', 'save', 'mine', 'portfolio.yaml');
    const none = await risk('limits', 'history', 'mine');
    await risk('limits', 'set', 'strict.yaml');
    await risk('analyze', 'mine');
    await risk('score', 'mine');
    const breached = await risk('limits', 'history', 'mine');
    await risk('limits', 'set', 'max_volatility=0.9');
    await risk('performance', 'mine');

    const kept = await risk('limits', 'history', 'mine');

    expect(none.stdout).toBe(
      'Limit checks of mine\nNone yet; each "risk analyze mine" adds one.\n',
    );
    expect(breached.stdout).toMatch(/^ {2}breach {2}max_volatility +\d+\.\d\d% +0\.10% {2}\d{4}-/m);
    expect(breached.stdout).toMatch(
      /Z +2 {2}\d.{16} {2}2010-02-28 +1 +0 +0 +0 {2}opened max_volatility$/m,
    );
    expect(kept.stdout).toMatch(/Open breaches\n {2}None\.\n/);
    expect(kept.stdout).toMatch(/Z +1 +2010-02-28 +0 +0 +0 +1 {2}closed max_volatility$/m);
    expect(kept).toMatchObject({ code: 0, stderr: '' });
  });

  it('is JSON as HTTP answers it', async () => {
    const risk = as('bert');
    await risk('portfolio', 'save', 'mine', 'portfolio.yaml');
    await risk('limits', 'set', 'strict.yaml');
    const report = JSON.parse((await risk('analyze', 'mine', '--json')).stdout) as {
      inputHash: string;
      limits: { max_volatility: { actual: number } };
    };

    const { stdout } = await risk('limits', 'history', 'mine', '--json');

    const { actual } = report.limits.max_volatility;
    expect(JSON.parse(stdout)).toMatchObject({
      open: [{ limit: 'max_volatility', status: 'breach', actual, limitValue: 0.001 }],
      items: [
        {
          ...{ times: 1, inputHash: report.inputHash, limitsOrigin: 'user' },
          limits: { max_volatility: { actual, event: 'opened', previousStatus: null } },
        },
      ],
      nextCursor: null,
    });
  });

  it('has nothing of files, of limits from a file, and of what is not stored', async () => {
    const risk = as('clara');
    await risk('portfolio', 'save', 'mine', 'portfolio.yaml');

    await risk('analyze', 'portfolio.yaml');
    await risk('analyze', 'mine', '--limits', 'strict.yaml');

    const mine = await risk('limits', 'history', 'mine', '--json');
    const unknown = await risk('limits', 'history', 'unknown');
    const climbing = await risk('limits', 'history', '../mine');
    expect(JSON.parse(mine.stdout)).toEqual({ open: [], items: [], nextCursor: null });
    expect([unknown.code, climbing.code]).toEqual([2, 2]);
    expect(unknown.stderr).toContain('error [portfolio-not-found]: ');
    expect(climbing.stderr).toContain('error [invalid-name]: ');
  });

  it('that cannot be kept costs no analysis its answer', async () => {
    const risk = as('dora');
    await risk('portfolio', 'save', 'mine', 'portfolio.yaml');
    const folder = join(workplace.folder, 'data/users/dora/limit_checks');
    await writeFile(folder, 'a file where a folder belongs');

    const { code, stdout, stderr } = await risk('analyze', 'mine');
    await rm(folder);

    expect(code).toBe(0);
    expect(stdout).toContain('[limit-checks-not-kept]');
    expect(stderr).toContain('warning: limit-checks-not-kept: code storage-unavailable');
  });
});
