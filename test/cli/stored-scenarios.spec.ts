import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PORTFOLIO, Workplace } from './run-risk.js';
import type { Outcome } from './standing-program.js';

const SCENARIO = `description: More of IBM
base_portfolio: mine
target_weights: { IBM: 0.7, AAPL: 0.5, CUR:USD: -0.2 }
`;

const CANONICAL = `base_portfolio: mine
description: More of IBM
target_weights:
  AAPL: 0.5
  CUR:USD: -0.2
  IBM: 0.7
`;

describe('stored scenarios', () => {
  let workplace: Workplace;
  beforeAll(async () => {
    workplace = await Workplace.openWithStandingProgram();
    await workplace.file('portfolio.yaml', PORTFOLIO);
    await workplace.file('scenario.yaml', SCENARIO);
    await workplace.file('free.yaml', 'target_weights: { IBM: 1 }\nbase_portfolo: mine\n');
    await workplace.file('faulty.yaml', 'target_weights: { IBM: 0.5 }\n');
  });
  afterAll(() => workplace.close());

  /** Each test has a user of its own, so that none depends on another. */
  const as =
    (user: string) =>
    (...args: readonly string[]): Promise<Outcome> =>
      workplace.run(args, { environment: { RISK_USER: user, DATA_DIR: 'data' } });

  it('are saved, listed, shown, exported and deleted by name', async () => {
    const risk = as('anna');
    await risk('portfolio', 'save', 'mine', 'portfolio.yaml');

    const saved = await risk('scenario', 'save', 'mehr 株', 'scenario.yaml');
    const listed = await risk('scenario', 'list');
    const shown = await risk('scenario', 'show', 'mehr 株');
    const exported = await risk('scenario', 'export', 'mehr 株');
    const deleted = await risk('scenario', 'delete', 'mehr 株', '--yes');
    const gone = await risk('scenario', 'show', 'mehr 株');

    expect(saved.stdout).toMatch(/^created mehr 株, version [0-9a-f]{64}\n$/);
    expect(listed.stdout).toMatch(/^ {2}mehr 株 +3 {2}mine +[0-9a-f]{12}$/m);
    expect(shown.stdout).toMatch(/^mehr 株\non mine, version [0-9a-f]{64}\nMore of IBM\n\n/);
    expect(shown.stdout).toMatch(/^ {2}CUR:USD +-0\.2$/m);
    expect(exported.stdout).toBe(CANONICAL);
    expect(deleted).toMatchObject({ code: 0, stdout: 'deleted mehr 株\n' });
    expect(gone.code).toBe(2);
    expect(gone.stderr).toContain('error [scenario-not-found]: ');
  });

  it('are shown as JSON under the keys of the file, and listed as HTTP lists them', async () => {
    const risk = as('bert');
    await risk('portfolio', 'save', 'mine', 'portfolio.yaml');
    await risk('scenario', 'save', 's', 'scenario.yaml');

    const shown = await risk('scenario', 'show', 's', '--json');
    const listed = await risk('scenario', 'list', '--json');

    expect(JSON.parse(shown.stdout)).toEqual({
      name: 's',
      description: 'More of IBM',
      base_portfolio: 'mine',
      target_weights: { AAPL: 0.5, 'CUR:USD': -0.2, IBM: 0.7 },
    });
    expect(JSON.parse(listed.stdout)).toMatchObject({
      items: [{ name: 's', basePortfolio: 'mine', targetWeights: 3, flags: [] }],
      nextCursor: null,
    });
  });

  it('say that their base portfolio is gone', async () => {
    const risk = as('clara');
    await risk('portfolio', 'save', 'mine', 'portfolio.yaml');
    await risk('scenario', 'save', 's', 'scenario.yaml');
    await risk('portfolio', 'delete', 'mine', '--yes');

    const shown = await risk('scenario', 'show', 's');
    const listed = await risk('scenario', 'list');

    expect(shown.code).toBe(0);
    expect(shown.stderr).toContain('warning: its base portfolio "mine" is gone');
    expect(listed.stdout).toMatch(/^ {2}s +3 {2}mine {2}is gone {2}/m);
  });

  it('are refused with every fault, and on a portfolio that is not stored', async () => {
    const risk = as('dora');

    const unbased = await risk('scenario', 'save', 's', 'scenario.yaml');
    const faulty = await risk('scenario', 'save', 's', 'faulty.yaml');
    const misnamed = await risk('scenario', 'save', '../s', 'free.yaml');

    expect([unbased.code, faulty.code, misnamed.code]).toEqual([2, 2, 2]);
    expect(unbased.stderr).toContain('there is no portfolio named "mine" to start from');
    expect(faulty.stderr).toContain('faulty.yaml:1:17 /target_weights: the weights add up to 0.5');
    expect(misnamed.stderr).toContain('error [invalid-name]: ');
    expect((await risk('scenario', 'list')).stdout).toContain('no stored scenario yet');
  });

  it('are warned about for keys that are kept without effect', async () => {
    const { code, stderr } = await as('emil')('scenario', 'save', 's', 'free.yaml');

    expect(code).toBe(0);
    expect(stderr).toContain('"base_portfolo" (did you mean base_portfolio?)');
  });

  it('are not deleted without a yes when there is no one to ask, nor when overtaken', async () => {
    const risk = as('fritz');
    await risk('scenario', 'save', 's', 'free.yaml');

    const refused = await risk('scenario', 'delete', 's');
    const overtaken = await risk('scenario', 'delete', 's', '--yes', '--if-version', 'abc');
    const again = await risk('scenario', 'save', 's', 'free.yaml', '--create-only');

    expect(refused.stderr).toContain('give --yes');
    expect(overtaken.stderr).toContain('error [stale-version]: ');
    expect(again.stderr).toContain('error [already-exists]: ');
    expect((await risk('scenario', 'show', 's')).code).toBe(0);
  });
});
