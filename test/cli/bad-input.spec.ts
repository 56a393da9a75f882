import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PORTFOLIO, PRICES, Workplace } from './run-risk.js';

const LIMITS = 'portfolio_limits: { max_volatility: 0.9 }\n';
const SIX_MEGABYTES = 6_000_000;

const ALIAS_BOMB = `a: &a [x, x]
b: &b [*a, *a]
c: &c [*b, *b]
portfolio_input: *c
`;

/** A wide price file with one month-end a line. */
function prices(...closes: readonly string[]): string {
  const rows = closes.map((close, month) => {
    const year = 2020 + Math.floor(month / 12);
    return `${String(year)}-${String((month % 12) + 1).padStart(2, '0')}-28,${close}`;
  });
  return ['Date,AAPL', ...rows, ''].join('\n');
}

const THREE_YEARS = Array.from({ length: 36 }, (_, month) => String(100 + month));
const AAPL_ONLY = `start_date: "2020-01-01"
end_date: "2022-12-31"
portfolio_input: { AAPL: { shares: 1 } }
`;

describe('bad input', () => {
  let workplace: Workplace;
  beforeAll(async () => {
    workplace = await Workplace.open();
    await workplace.file('limits.yaml', LIMITS);
    await workplace.file('portfolio.yaml', PORTFOLIO);
    await workplace.file('aapl.yaml', AAPL_ONLY);
  });
  afterAll(() => workplace.close());

  const analyze = (file: string, pricesPath = PRICES) =>
    workplace.run(['analyze', file, '--prices', pricesPath, '--limits', 'limits.yaml']);

  it.each([
    {
      what: 'half a YAML file',
      text: PORTFOLIO.slice(0, PORTFOLIO.indexOf('20 }')),
      error: 'malformed-yaml',
      place: /half a YAML file\.yaml:\d+:\d+/,
    },
    {
      what: 'a file of 6 MB',
      text: `# ${'x'.repeat(SIX_MEGABYTES)}`,
      error: 'document-too-large',
      place: /5 MiB/,
    },
    { what: 'an alias bomb', text: ALIAS_BOMB, error: 'malformed-yaml', place: /\.yaml:1:4/ },
    {
      what: 'sixteen digits',
      text: PORTFOLIO.replace('shares: 10', 'shares: 1234567.890123456'),
      error: 'invalid-document',
      place: /\.yaml:4:19 \/portfolio_input\/AAPL\/shares: "1234567\.890123456" has 16/,
    },
    {
      what: 'NaN shares and zero shares',
      text: PORTFOLIO.replace('shares: 10', 'shares: NaN').replace('shares: 20', 'shares: 0'),
      error: 'invalid-document',
      place: /AAPL\/shares: "NaN"[^]*IBM\/shares: /,
    },
    {
      what: 'bytes that are not text',
      text: new Uint8Array([0x61, 0x3a, 0xff, 0xfe]),
      error: 'invalid-document',
      place: /not text in UTF-8/,
    },
  ])('names the fault and its place in $what', async ({ what, text, error, place }) => {
    const file = await workplace.file(`${what}.yaml`, text);

    const outcome = await analyze(file);

    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(`error [${error}]: `);
    expect(outcome.stderr).toMatch(place);
  });

  it('refuses JSON that is not, as JSON', async () => {
    const file = await workplace.file('trailing.json', '{"start_date": "2020-01-01",}');

    const { code, stderr } = await analyze(file);

    expect(code).toBe(2);
    expect(stderr).toContain('error [malformed-json]: trailing.json cannot be read as JSON');
  });

  it('says that a file is not there', async () => {
    const { code, stderr } = await analyze('missing.yaml');

    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'error [file-not-found]: there is no file "missing.yaml"\n',
    });
  });

  it('says that a stored portfolio was looked for as well', async () => {
    const { code, stderr } = await analyze('missing');

    expect(code).toBe(2);
    expect(stderr).toBe(
      'error [file-not-found]: there is no file "missing", and you have no stored portfolio of that name\n',
    );
  });

  it('refuses a folder in place of a file', async () => {
    const { code, stderr } = await analyze('./');

    expect(code).toBe(2);
    expect(stderr).toContain('error [file-not-found]: "./" is a folder, not a file');
  });

  it.each(['../elsewhere', 'a/../b'])('refuses to store under the name %s', async (name) => {
    const { code, stderr } = await workplace.run(['portfolio', 'save', name, 'portfolio.yaml']);

    expect(code).toBe(2);
    expect(stderr).toContain('error [invalid-name]: ');
  });

  it('names every ticker without prices, and whose proxy it is', async () => {
    const text = `${PORTFOLIO.replace('IBM', 'NOPE')}stock_factor_proxies: { AAPL: { market: NADA } }\n`;
    const file = await workplace.file('unpriced.yaml', text);

    const { code, stderr } = await analyze(file);

    expect(code).toBe(2);
    expect(stderr).toContain('error [prices-not-found]: ');
    expect(stderr).toContain('  NOPE: held');
    expect(stderr).toContain('  NADA: market proxy of AAPL');
  });

  it.each([
    { what: 'NaN', close: 'NaN' },
    { what: 'negative', close: '-5' },
    { what: 'zero', close: '0' },
  ])('names file, line and date of a $what price', async ({ what, close }) => {
    const file = await workplace.file(`${what}.csv`, prices(...THREE_YEARS.with(7, close)));

    const { code, stderr } = await analyze('aapl.yaml', file);

    expect(code).toBe(2);
    expect(stderr).toContain('error [invalid-prices]: ');
    expect(stderr).toMatch(new RegExp(`${what}\\.csv.*9`));
    expect(stderr).toContain('2020-08-28');
  });

  it('names a date that a price file has twice', async () => {
    const text = `${prices(...THREE_YEARS)}2022-12-28,7\n`;
    const file = await workplace.file('twice.csv', text);

    const { code, stderr } = await analyze('aapl.yaml', file);

    expect(code).toBe(2);
    expect(stderr).toContain('error [invalid-prices]: ');
    expect(stderr).toContain('2022-12-28');
  });

  it('says that a price file is not there', async () => {
    const { code, stderr } = await analyze('portfolio.yaml', 'nowhere');

    expect(code).toBe(2);
    expect(stderr).toContain('error [file-not-found]: there are no prices at "nowhere"');
  });

  it('dies of a wrong setting with the legal values', async () => {
    const { code, stderr } = await workplace.run(['portfolio', 'list'], {
      environment: { USE_DATABASE: 'perhaps', PORT: '70000' },
    });

    expect(code).toBe(2);
    expect(stderr).toContain('error [invalid-settings]: ');
    expect(stderr).toContain('USE_DATABASE is "perhaps" but must be ');
    expect(stderr).toContain('PORT is "70000" but must be ');
  });

  it('fails clearly when there is a file in place of the data folder', async () => {
    const file = await workplace.file('not-a-folder', '');

    const { code, stderr } = await workplace.run(['portfolio', 'list'], {
      environment: { DATA_DIR: file },
    });

    expect(code).toBe(3);
    expect(stderr).toContain('error [storage-unavailable]: ');
    expect(stderr).toContain('not-a-folder');
  });

  it('refuses a stored portfolio that is broken, names the fault, and leaves it as it is', async () => {
    const folder = join('users', 'local', 'portfolios');
    await mkdir(join(workplace.folder, 'broken', folder), { recursive: true });
    await workplace.file(join('broken', folder, 'torn.yaml'), 'start_date: [\n');

    const outcome = await workplace.run(['portfolio', 'show', 'torn'], {
      environment: { DATA_DIR: 'broken' },
    });

    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain('error [corrupt-data]: ');
    expect(outcome.stderr).toMatch(/torn\.yaml:\d+:\d+/);
  });

  it('reports an error as a problem under --json, on standard error', async () => {
    const file = await workplace.file(
      'two-faults.yaml',
      PORTFOLIO.replace(/shares: \d+/g, 'shares: many'),
    );

    const { code, stdout, stderr } = await workplace.run(['analyze', file, '--json']);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(JSON.parse(stderr)).toEqual({
      type: '/problems#invalid-document',
      title: 'The document breaks its form',
      status: 400,
      detail: 'two-faults.yaml has 2 faults',
      code: 'invalid-document',
      file: 'two-faults.yaml',
      errors: [
        expect.objectContaining({ pointer: '/portfolio_input/AAPL/shares', line: 4 }),
        expect.objectContaining({ pointer: '/portfolio_input/IBM/shares', line: 5 }),
      ],
    });
  });

  it('lists every wrong option at once', async () => {
    const options = ['--risk-free', '2%', '--covariance', 'guess', '--min-observations', '1'];

    const { code, stderr } = await workplace.run(['analyze', 'portfolio.yaml', ...options]);

    expect(code).toBe(2);
    expect(stderr).toContain('error [invalid-request]: the command line has 3 faults\n');
    for (const option of ['--risk-free', '--covariance', '--min-observations']) {
      expect(stderr).toContain(`  ${option}: `);
    }
  });
});
