import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inRepository, PORTFOLIO, PRICES, Workplace } from './run-risk.js';

const BREACHED = 'portfolio_limits: { max_volatility: 0.01 }\n';
const KEPT = 'portfolio_limits: { max_volatility: 0.9 }\nmax_single_factor_loss: 0.9\n';

describe('the use of risk', () => {
  let workplace: Workplace;
  beforeAll(async () => {
    workplace = await Workplace.open();
    await workplace.file('portfolio.yaml', PORTFOLIO);
    await workplace.file('breached.yaml', BREACHED);
    await workplace.file('kept.yaml', KEPT);
  });
  afterAll(() => workplace.close());

  it.each([
    { args: ['--version'], says: '0.1.0' },
    { args: ['--help'], says: 'risk analyze portfolio.yaml' },
    { args: ['analyze', '--help'], says: '--on-short-history' },
    { args: ['help', 'portfolio'], says: 'risk portfolio export' },
  ])('answers $args on standard output with code 0', async ({ args, says }) => {
    const outcome = await workplace.run(args);

    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toContain(says);
  });

  it.each([
    { args: [], says: 'Usage: risk' },
    { args: ['portfolio'], says: 'Usage: risk portfolio' },
    { args: ['analise'], says: 'Did you mean analyze?' },
    { args: ['analyze', 'x.yaml', '--benchmrk', 'A'], says: 'Did you mean --benchmark?' },
    { args: ['analyze'], says: "missing required argument 'file-or-name'" },
    { args: ['demo', 'extra'], says: 'too many arguments' },
    { args: ['analyze', 'x.yaml', '--risk-free'], says: 'argument missing' },
  ])('refuses $args with code 2', async ({ args, says }) => {
    const outcome = await workplace.run(args);

    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(says);
  });

  it.each([
    ['optimize x.yaml', ['points', 'objective', 'bounds', 'limits', 'prices', 'user']],
    ['analyze x.yaml', ['html', 'benchmark', 'limits', 'on-short-history', 'covariance']],
    ['what-if x.yaml', ['change', 'fund', 'target', 'window', 'save-as', 'min-observations']],
    ['stock A', ['start', 'end', 'market', 'peers', 'risk-free', 'worst-case-lookback-years']],
    ['stress x.yaml', ['shock', 'episode']],
    ['portfolio save a x.yaml', ['reason', 'if-version']],
    ['portfolio export a', ['output']],
    ['limits show', ['portfolio']],
    ['scenario compare a', ['base']],
    ['serve', ['port']],
  ])(
    'refuses options of %s that are given an empty text, each by its name',
    async (words, options) => {
      const given = options.flatMap((option) => [`--${option}`, '']);

      const { code, stdout, stderr } = await workplace.run([...words.split(' '), ...given]);

      const named = stderr.split('\n').filter((line) => line.includes(' is empty: give --'));
      expect([code, stdout, named.length]).toEqual([2, '', options.length]);
    },
  );

  it('ends with 1 for a breached limit when it is to check, and only then', async () => {
    const args = ['analyze', 'portfolio.yaml', '--prices', PRICES, '--limits', 'breached.yaml'];

    const checked = await workplace.run([...args, '--check']);
    const unchecked = await workplace.run(args);

    expect([checked.code, unchecked.code]).toEqual([1, 0]);
    expect(checked.stdout).toBe(unchecked.stdout);
  });

  it('ends with 0 when it checks and nothing is breached, and names what is unknown', async () => {
    const args = [
      'score',
      'portfolio.yaml',
      '--prices',
      PRICES,
      '--limits',
      'kept.yaml',
      '--check',
    ];

    const { code, stderr } = await workplace.run(args);

    expect(code).toBe(0);
    expect(stderr).toBe('warning: these limits could not be checked: max_single_factor_loss\n');
  });

  it('reads a portfolio from standard input', async () => {
    const args = ['--prices', PRICES, '--limits', 'kept.yaml', '--json'];

    const fromInput = await workplace.run(['analyze', '-', ...args], { input: PORTFOLIO });
    const fromFile = await workplace.run(['analyze', 'portfolio.yaml', ...args]);

    expect(fromInput).toEqual(fromFile);
  });

  it('prints each part of the report that is asked for', async () => {
    const args = ['portfolio.yaml', '--prices', PRICES, '--limits', 'kept.yaml'];

    const score = await workplace.run(['score', ...args]);
    const performance = await workplace.run(['performance', ...args, '--benchmark', 'SP500']);

    expect(score.stdout).toContain('\nRisk score, 100 is safest\n');
    expect(score.stdout).not.toContain('\nPerformance');
    expect(performance.stdout).toContain('\nPerformance against SP500, risk-free 0% a year\n');
    expect(performance.stdout).not.toContain('\nPositions');
  });

  it('warns of a key that has no meaning, in the report', async () => {
    await workplace.file('typo.yaml', `${PORTFOLIO}stock_factor_proxis: {}\n`);
    const args = ['analyze', 'typo.yaml', '--prices', PRICES, '--limits', 'kept.yaml'];

    const { stdout } = await workplace.run([...args, '--json']);

    expect(JSON.parse(stdout)).toMatchObject({
      warnings: expect.arrayContaining([
        expect.objectContaining({
          code: 'unknown-key',
          detail: expect.stringContaining('did you mean stock_factor_proxies?'),
        }),
      ]),
    });
  });

  it('ends quietly when its reader leaves', async () => {
    const program = inRepository('bin/risk.js');
    const script = `"${process.execPath}" "${program}" demo --json | head -c 10`;
    const shell = spawn('sh', ['-c', script]);
    let stderr = '';
    shell.stderr.on('data', (text) => (stderr += String(text)));

    const code = await new Promise((resolve) => shell.on('close', resolve));

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('says that standard output cannot be written, which is no fault of its own', async () => {
    const program = inRepository('bin/risk.js');
    const shell = spawn('sh', ['-c', `"${process.execPath}" "${program}" demo > /dev/full`]);
    let stderr = '';
    shell.stderr.on('data', (text) => (stderr += String(text)));

    const code = await new Promise((resolve) => shell.on('close', resolve));

    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'error [invalid-request]: standard output cannot be written (ENOSPC)\n',
    });
  });

  it('stops its server cleanly when it is interrupted', async () => {
    const program = inRepository('bin/risk.js');
    const child = spawn(process.execPath, [program, 'serve', '--port', '0'], {
      cwd: workplace.folder,
      env: { PRICES_DIR: PRICES },
    });
    let stdout = '';
    let stderr = '';
    child.stderr.on('data', (text) => (stderr += String(text)));
    child.stdout.on('data', (text) => {
      const wasListening = stdout.includes('risk listens at ');
      stdout += String(text);
      if (!wasListening && stdout.includes('risk listens at ')) child.kill('SIGINT');
    });

    const code = await new Promise((resolve) => child.on('close', resolve));

    expect(code).toBe(0);
    expect(stderr).not.toContain('error [');
  });
});
