import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Workplace } from './run-risk.js';

describe('risk demo portfolio --check', () => {
  let workplace: Workplace;
  beforeAll(async () => {
    workplace = await Workplace.open();
  });
  afterAll(() => workplace.close());

  it.each([
    ['a misspelt section', 'portfolio_limit: { max_volatility: 0.01 }\n'],
    ['no limit', 'portfolio_limits: {}\n'],
    ['only limits that cannot be checked', 'variance_limits: { max_factor_contribution: 0.1 }\n'],
  ])('is no success with %s', async (_, text) => {
    const limits = await workplace.file('limits.yaml', text);
    const demo = await readFile('demo/portfolio.yaml', 'utf8');
    const [withoutProxies = ''] = demo.split('stock_factor_proxies');
    const portfolio = await workplace.file('portfolio.yaml', withoutProxies);

    const { code, stderr } = await workplace.run([
      ...['analyze', portfolio, '--check', '--limits', limits],
      ...['--prices', `${process.cwd()}/demo/prices`],
    ]);

    expect(code).toBe(2);
    expect(stderr).toContain('no limit could be checked');
  });

  it('is not set from a file with a misspelt section', async () => {
    const limits = await workplace.file('limits.yaml', 'portfolio_limit: { max_loss: 0.1 }\n');

    const { code, stderr } = await workplace.run(['limits', 'set', limits]);

    expect(code).toBe(2);
    expect(stderr).toContain('"portfolio_limit" is not a key of risk limits');
  });
});
