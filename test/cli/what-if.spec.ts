import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inRepository, Workplace } from './run-risk.js';
import type { Outcome } from './standing-program.js';

const DEMO = inRepository('demo/portfolio.yaml');
const PRICES = ['--prices', inRepository('demo/prices')];
const LIMITS = ['--limits', inRepository('demo/risk_limits.yaml')];

describe('risk what-if', () => {
  let workplace: Workplace;
  beforeAll(async () => {
    workplace = await Workplace.openWithStandingProgram();
    await workplace.file('target.yaml', 'target_weights: { IBM: 0.5, AAPL: 0.5 }\n');
    await workplace.file('uneven.yaml', 'target_weights: { IBM: 3, AAPL: 1 }\n');
  });
  afterAll(() => workplace.close());

  function risk(...args: readonly string[]): Promise<Outcome> {
    return workplace.run([...args, ...PRICES], { environment: { DATA_DIR: 'data' } });
  }

  it('shows figures before and after, limits that change, and trades', async () => {
    const { code, stdout } = await risk('what-if', DEMO, '--change', 'AMZN=-10%', ...LIMITS);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^What if: portfolio\.yaml\n/);
    expect(stdout).toMatch(/^ {2}Volatility a year +23\.81% +\d\d\.\d\d% +-\d\.\d\d%$/m);
    expect(stdout).toMatch(/^ {2}max_volatility +warn +pass +23\.81%/m);
    expect(stdout).toMatch(/^ {2}AMZN +13\.75% +3\.75% +-10\.00% +-3,875\.16 +-32\.7293$/m);
    expect(stdout).toMatch(/^ {2}CUR:USD +10\.97% +20\.97% +\+10\.00% +3,875\.16 +pays$/m);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('puts both sides through past episodes, and names those that nothing is known of', async () => {
    const STRESS_SCENARIOS = await workplace.file(
      'episodes.yaml',
      `episodes:
  fall: { start_date: "2008-08-29", end_date: "2009-02-27" }
  older: { start_date: "1987-08-25", end_date: "1987-12-04" }
`,
    );
    const args = ['what-if', DEMO, '--change', 'AMZN=-10%', ...PRICES];
    const ask = (...flags: readonly string[]): Promise<Outcome> =>
      workplace.run([...args, ...flags], { environment: { DATA_DIR: 'data', STRESS_SCENARIOS } });

    const { stdout } = await ask();
    const { stdout: json } = await ask('--json');
    const alone = await workplace.run(['stress', DEMO, '--json', ...PRICES], {
      environment: { DATA_DIR: 'data', STRESS_SCENARIOS },
    });

    expect(stdout).toMatch(
      /^ {2}fall +2008-08-29 +2009-02-27 +-\d\d\.\d\d% +-\d\d\.\d\d% +\+?\d\.\d\d%$/m,
    );
    expect(stdout).toMatch(/not known of either.*: older/);
    const [fall] = (JSON.parse(json) as { episodes: { before: { return: number } }[] }).episodes;
    const [same] = (JSON.parse(alone.stdout) as { episodes: { return: number }[] }).episodes;
    expect(fall?.before.return).toBe(same?.return);
    expect(fall?.before.return).toBeLessThan(0);
  });

  it('prints the whole comparison as JSON', async () => {
    const args = ['--change', 'AMZN=-200bp', '--fund', 'IBM', '--json'];
    const { stdout } = await risk('what-if', DEMO, ...args);

    expect(JSON.parse(stdout)).toMatchObject({
      portfolioName: null,
      funding: { ticker: 'IBM' },
      before: { inputHash: expect.any(String) },
      after: { inputHash: expect.any(String) },
      trades: [{ ticker: 'AMZN' }, { ticker: 'IBM' }],
    });
  });

  it('takes target weights from a file, which have to sum to 1 unless asked otherwise', async () => {
    const even = await risk('what-if', DEMO, '--target', 'target.yaml');
    const uneven = await risk('what-if', DEMO, '--target', 'uneven.yaml');
    const args = ['--target', 'uneven.yaml', '--normalize-target'];
    const normalized = await risk('what-if', DEMO, ...args);

    expect(even.stdout).toMatch(/^ {2}IBM +18\.05% +50\.00%/m);
    expect(uneven).toMatchObject({ code: 2, stdout: '' });
    expect(uneven.stderr).toContain('uneven.yaml:1:17 /target_weights: the weights add up to 4');
    expect(normalized.stdout).toMatch(/^ {2}IBM +18\.05% +75\.00%/m);
  });

  it('writes a page, and ends with 1 when a limit is breached afterwards', async () => {
    const args = ['--change', 'AAPL=60%', '--html', 'page.html', '--check', ...LIMITS];

    const { code, stdout } = await risk('what-if', DEMO, ...args);

    expect([code, stdout]).toEqual([1, 'wrote page.html\n']);
  });

  it('stores the weights as a scenario when asked, which can be compared', async () => {
    const args = ['--change', 'AMZN=5%', '--save-as', 'more'];
    await workplace.run(['portfolio', 'save', 'mine', DEMO], { environment: { DATA_DIR: 'data' } });

    const saved = await risk('what-if', 'mine', ...args);
    const again = await risk('what-if', 'mine', ...args);
    const compared = await risk('scenario', 'compare', 'more');

    expect(saved).toMatchObject({ code: 0, stderr: 'created scenario more\n' });
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(compared.stdout).toMatch(/^Scenario more on mine\n/);
    expect(compared.stdout).toMatch(/^ {2}AMZN +13\.75% +18\.75% +\+5\.00%/m);
  });

  it('shows what was calculated before it says that the scenario cannot be stored', async () => {
    const place = await Workplace.open();
    // Nothing can be written in a folder that is a file, whoever one is.
    await mkdir(join(place.folder, 'data/users/local'), { recursive: true });
    await place.file('data/users/local/scenarios', '');
    const args = [
      'what-if',
      DEMO,
      '--change',
      'AMZN=5%',
      '--save-as',
      'more',
      ...LIMITS,
      ...PRICES,
    ];

    const { code, stdout, stderr } = await place.run(args, { environment: { DATA_DIR: 'data' } });
    await place.close();

    expect(code).toBe(3);
    expect(stdout).toMatch(/^What if: portfolio\.yaml\n/);
    expect(stdout).toMatch(/^ {2}AMZN +13\.75% +18\.75% +\+5\.00%/m);
    expect(stderr).toContain('storage-unavailable');
  });

  it.each([
    [[], 'give at least one --change'],
    [['--change', 'AMZN'], '--change AMZN: "" is not a change'],
    [['--change', 'AMZN=5x', '--change', 'AMZN=1%'], '--change AMZN=1%: "AMZN" is changed already'],
    [['--change', 'AMZN=5%', '--target', 'target.yaml'], '  --change and --target exclude each'],
    [['--target', 'target.yaml', '--fund', 'IBM'], '  --fund and --target exclude each other'],
    [['--change', 'AMZN=5%', '--normalize-target'], '  --normalize-target goes with --target'],
    [['--target', 'none.yaml', '--window', ''], '  --window is empty'],
    [['--change', 'AMZN=5%', '--window', 'both'], '--window: "both" is not one of common, own'],
    [['--change', 'NOPE=5%'], 'NOPE'],
  ])('refuses %j', async (args, message) => {
    const { code, stdout, stderr } = await risk('what-if', DEMO, ...args);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
