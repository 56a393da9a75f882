import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../src/common/clock.js';
import { PORTFOLIO, PRICES, Workplace } from './run-risk.js';
import type { Outcome } from './standing-program.js';

const CANONICAL = `end_date: "2010-02-28"
portfolio_input:
  AAPL:
    shares: 10
  CUR:USD:
    dollars: -100.5
  IBM:
    shares: 20
start_date: "2005-01-01"
`;

describe('stored portfolios', () => {
  let workplace: Workplace;
  beforeAll(async () => {
    workplace = await Workplace.openWithStandingProgram();
    await workplace.file('portfolio.yaml', PORTFOLIO);
  });
  afterAll(() => workplace.close());

  /** Each test has a user of its own, so that none depends on another. */
  const as =
    (user: string) =>
    (...args: readonly string[]): Promise<Outcome> =>
      workplace.run(args, {
        environment: { RISK_USER: user, DATA_DIR: 'data', PRICES_DIR: PRICES },
      });

  it('are saved, listed, shown, analysed, exported and deleted by name', async () => {
    const risk = as('anna');

    const saved = await risk('portfolio', 'save', 'Altersvorsorge 株', 'portfolio.yaml');
    const listed = await risk('portfolio', 'list');
    const shown = await risk('portfolio', 'show', 'Altersvorsorge 株');
    const analyzed = await risk('analyze', 'Altersvorsorge 株');
    const exported = await risk('portfolio', 'export', 'Altersvorsorge 株');
    const deleted = await risk('portfolio', 'delete', 'Altersvorsorge 株', '--yes');
    const gone = await risk('portfolio', 'show', 'Altersvorsorge 株');

    expect(saved.stdout).toMatch(/^created Altersvorsorge 株, version [0-9a-f]{64}\n$/);
    expect(listed.stdout).toMatch(/^ {2}Altersvorsorge 株 +3 {2}2005-01-01 {2}2010-02-28 {2}/m);
    expect(shown.stdout).toMatch(/^ {2}CUR:USD +-100\.5 {2}money +USD$/m);
    expect(analyzed).toMatchObject({ code: 0, stderr: '' });
    expect(analyzed.stdout).toContain('Risk of Altersvorsorge 株\n');
    expect(exported.stdout).toBe(CANONICAL);
    expect(deleted).toMatchObject({ code: 0, stdout: 'deleted Altersvorsorge 株\n' });
    expect(gone.code).toBe(2);
    expect(gone.stderr).toContain('error [portfolio-not-found]: ');
  });

  it('say which lock they wait for, and are saved when it is free', async () => {
    const lock = join(workplace.folder, 'data/users/cora/.lock');
    await mkdir(lock, { recursive: true });
    // A holder that is dead and whose clock was ahead: the lock is taken over after two seconds of looking.
    const ahead = new Date(systemClock.now().getTime() + 3_600_000);
    await utimes(lock, ahead, ahead);

    const saved = await as('cora')('portfolio', 'save', 'mine', 'portfolio.yaml');

    expect(saved).toMatchObject({ code: 0, stdout: expect.stringMatching(/^created mine, /) });
    expect(saved.stderr.split('\n')).toEqual([
      expect.stringMatching(
        /storage-lock-awaited: lock data\/users\/cora\/\.lock, giveUpAfterMs 10000$/,
      ),
      '',
    ]);
  });

  it('come back from their export as they were', async () => {
    const risk = as('bert');
    await risk('portfolio', 'save', 'one', 'portfolio.yaml');

    await risk('portfolio', 'export', 'one', '--output', 'one.yaml');
    await risk('portfolio', 'save', 'two', 'one.yaml');

    expect(await readFile(join(workplace.folder, 'one.yaml'), 'utf8')).toBe(CANONICAL);
    const { stdout } = await risk('portfolio', 'list', '--json');
    const { items } = JSON.parse(stdout) as { items: { name: string; version: string }[] };
    expect(items.map(({ name }) => name)).toEqual(['one', 'two']);
    expect(items[0]?.version).toBe(items[1]?.version);
  });

  it('are shown as JSON under the keys of the file', async () => {
    const risk = as('clara');
    await risk('portfolio', 'save', 'mine', 'portfolio.yaml');

    const { stdout } = await risk('portfolio', 'show', 'mine', '--json');

    expect(JSON.parse(stdout)).toEqual({
      name: 'mine',
      start_date: '2005-01-01',
      end_date: '2010-02-28',
      portfolio_input: {
        AAPL: { shares: 10 },
        'CUR:USD': { dollars: -100.5 },
        IBM: { shares: 20 },
      },
    });
  });

  it('are written only under the conditions that were given', async () => {
    const risk = as('dora');
    await risk('portfolio', 'save', 'mine', 'portfolio.yaml');

    const createdTwice = await risk('portfolio', 'save', 'mine', 'portfolio.yaml', '--create-only');
    const overtaken = await risk('portfolio', 'delete', 'mine', '--yes', '--if-version', 'abc');
    const contradictory = await risk(
      ...['portfolio', 'save', 'mine', 'portfolio.yaml', '--create-only', '--if-version', 'abc'],
    );

    expect(createdTwice.code).toBe(2);
    expect(createdTwice.stderr).toContain('error [already-exists]: ');
    expect(overtaken.code).toBe(2);
    expect(overtaken.stderr).toContain('error [stale-version]: ');
    expect(contradictory.stderr).toContain('error [invalid-request]: ');
  });

  it('are not deleted without a yes when there is no one to ask', async () => {
    const risk = as('emil');
    await risk('portfolio', 'save', 'mine', 'portfolio.yaml');

    const refused = await risk('portfolio', 'delete', 'mine');

    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('give --yes');
    expect((await risk('portfolio', 'show', 'mine')).code).toBe(0);
  });

  it('belong to one user', async () => {
    await as('fritz')('portfolio', 'save', 'mine', 'portfolio.yaml');

    const others = await as('greta')('portfolio', 'list', '--json');
    const named = await as('greta')('portfolio', 'list', '--json', '--user', 'fritz');

    expect(JSON.parse(others.stdout)).toEqual({ items: [], nextCursor: null });
    expect(JSON.parse(named.stdout)).toMatchObject({ items: [{ name: 'mine' }] });
  });

  it('are held against the limits of their own, else the user, else the defaults', async () => {
    const risk = as('hans');
    await risk('portfolio', 'save', 'mine', 'portfolio.yaml');
    const originOf = async (...args: readonly string[]): Promise<unknown> =>
      (JSON.parse((await risk(...args, '--json')).stdout) as { limitsOrigin: string }).limitsOrigin;

    const first = await originOf('score', 'mine');
    await risk('limits', 'set', 'max_volatility=0.3');
    const second = await originOf('score', 'mine');
    await risk('limits', 'set', 'max_volatility=0.01', '--portfolio', 'mine');
    const third = await originOf('score', 'mine');

    expect([first, second, third]).toEqual(['default', 'user', 'portfolio']);
    expect(await originOf('score', 'portfolio.yaml')).toBe('user');
    expect((await risk('score', 'mine', '--check')).code).toBe(1);
  });

  it('have limits that a file replaces and an assignment changes', async () => {
    const risk = as('ida');
    await workplace.file('limits.yaml', 'max_single_factor_loss: -0.2\n');

    await risk('limits', 'set', 'limits.yaml');
    await risk('limits', 'set', 'max_loss=0.25');

    const { stdout } = await risk('limits', 'show', '--json');
    expect(JSON.parse(stdout)).toEqual({
      origin: 'user',
      portfolio_limits: { max_loss: 0.25 },
      max_single_factor_loss: -0.2,
    });
    expect((await risk('limits', 'show')).stdout).toMatch(/^ {2}max_loss +0\.25$/m);
  });
});
