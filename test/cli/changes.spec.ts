import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PORTFOLIO, Workplace } from './run-risk.js';
import type { Outcome } from './standing-program.js';

const TABLE = 'ticker,shares,account\nAAPL,0.1,one\nAAPL,0.2,two\nIBM,5,\n';

describe('changes of stored portfolios', () => {
  let workplace: Workplace;
  beforeAll(async () => {
    workplace = await Workplace.openWithStandingProgram();
    await workplace.file('portfolio.yaml', PORTFOLIO);
    await workplace.file('holdings.csv', TABLE);
    await workplace.file('faulty.csv', 'ticker,shares\nAAPL,x\nIBM,0\n');
  });
  afterAll(() => workplace.close());

  const as =
    (user: string) =>
    (...args: readonly string[]): Promise<Outcome> =>
      workplace.run(args, { environment: { RISK_USER: user, DATA_DIR: 'data' } });

  it('are imported, listed and taken back', async () => {
    const risk = as('anna');
    await risk('portfolio', 'save', 'main', 'portfolio.yaml');
    const before = await risk('portfolio', 'export', 'main');

    const preview = await risk('portfolio', 'import', 'main', 'holdings.csv', '--dry-run');
    const untouched = await risk('portfolio', 'export', 'main');
    const imported = await risk(
      'portfolio',
      'import',
      'main',
      'holdings.csv',
      '--reason',
      'broker',
    );
    const listed = await risk('portfolio', 'changes', 'main');
    const json = await risk('portfolio', 'changes', 'main', '--json');
    const { items } = JSON.parse(json.stdout) as { items: { id: string }[] };
    const wouldGo = await risk('portfolio', 'revert', 'main', '--dry-run');
    const reverted = await risk(
      'portfolio',
      'revert',
      'main',
      items[0]?.id ?? '',
      '--reason',
      'no',
    );
    const after = await risk('portfolio', 'export', 'main');

    expect(preview.stdout).toMatch(
      /^would be version [0-9a-f]{64}\n {2}position_removed CUR:USD: /,
    );
    expect(untouched.stdout).toBe(before.stdout);
    expect(imported.stdout).toMatch(/^saved main, version [0-9a-f]{64}\n/);
    expect(imported.stdout).toContain('  position_changed IBM: {"shares":20} -> {"shares":5}\n');
    expect(listed.stdout).toContain('position_removed, 2 position_changed');
    expect(listed.stdout).toMatch(/portfolio_created/);
    expect(items).toHaveLength(2);
    expect(wouldGo.stdout).toMatch(/^would revert change /);
    expect(reverted.stdout).toContain(
      `reverted change ${items[0]?.id ?? ''} of portfolio main, version `,
    );
    expect(after.stdout).toBe(before.stdout);
    expect([preview, imported, listed, reverted].map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  });

  it('bring a deleted portfolio back', async () => {
    const risk = as('bert');
    await risk('portfolio', 'save', 'main', 'portfolio.yaml');
    await risk('limits', 'set', 'max_loss=0.2', '--portfolio', 'main');
    const limits = await risk('limits', 'show', '--portfolio', 'main', '--json');
    await risk('portfolio', 'delete', 'main', '--yes');

    const back = await risk('portfolio', 'revert', 'main', '--json');

    expect(JSON.parse(back.stdout)).toMatchObject({ document: 'portfolio', dryRun: false });
    expect((await risk('limits', 'show', '--portfolio', 'main', '--json')).stdout).toBe(
      limits.stdout,
    );
  });

  it('of scenarios and of limits of your own are taken back as well', async () => {
    const risk = as('cora');
    await risk('limits', 'set', 'max_loss=0.2');
    const limits = await risk('limits', 'revert');
    await workplace.file('scenario.yaml', 'target_weights: { SPY: 1 }\n');
    await risk('scenario', 'save', 's', 'scenario.yaml');
    const scenario = await risk('scenario', 'revert', 's');

    expect(limits.stdout).toMatch(/^reverted change \S+ of your risk limits, which is gone\n/);
    expect(scenario.stdout).toMatch(/^reverted change \S+ of scenario s, which is gone\n/);
  });

  it('that cannot be had are refused, with every fault', async () => {
    const risk = as('dora');

    const unknown = await risk('portfolio', 'revert', 'never');
    const faulty = await risk('portfolio', 'import', 'x', 'faulty.csv');
    const dates = await risk(
      'portfolio',
      'import',
      'x',
      'holdings.csv',
      '--start-date',
      '2020-13-01',
    );
    const document = await risk(
      'portfolio',
      'import',
      'x',
      'portfolio.yaml',
      '--end-date',
      '2020-12-01',
    );

    expect([unknown, faulty, dates, document].map(({ code }) => code)).toEqual([2, 2, 2, 2]);
    expect(unknown.stderr).toContain('error [change-not-found]: ');
    expect(faulty.stderr).toMatch(/2:2 .*AAPL.* is not a number[\s\S]*3:2 .*IBM.*zero shares/);
    expect(dates.stderr).toContain('--start-date must be a date');
    expect(document.stderr).toContain('go with a table');
  });
});
