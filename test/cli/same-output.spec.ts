import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aMigratedDatabase, type MigratedDatabase } from '../support/temporary-database.js';
import { inRepository, PRICES, Workplace } from './run-risk.js';
import type { Outcome } from './standing-program.js';

const JSON_TOO = [[], ['--json']] as const;

const DEMO = inRepository('demo/portfolio.yaml');

const FILES = {
  'edges.yaml': `start_date: "2005-01-01"
end_date: "2010-02-28"
portfolio_input:
  AAPL: { shares: 0.0000000001 }
  "0005": { shares: 123456789012.345 }
  TRUE: { shares: 1, type: etf }
  1INCH: { dollars: 99999999999.9999, currency: EUR }
  __proto__: { dollars: 0.0001 }
  CUR:USD: { dollars: -5078.62 }
`,
  'scenario.yaml':
    'base_portfolio: mine\ntarget_weights: { IBM: 0.5, AAPL: 0.5 }\ndescription: über 株\n',
  'bad.yaml': 'start_date: 2030-01-01\nend_date: 2010-02-28\nportfolio_input: { A: {} }\n',
  'limits.yaml':
    'portfolio_limits: { max_volatility: 0.2 }\nadditional_settings: { z: [1], a: ü }\n',
} as const;

/** Of what is read, once as text and once as JSON. */
const READ = (...args: readonly string[]): readonly (readonly string[])[] =>
  JSON_TOO.map((flags) => [...args, ...flags]);

/** One user's day at the command line: every kind of write, read, refusal and analysis of what is stored. */
const DAY: readonly (readonly string[])[] = [
  ['portfolio', 'list'],
  ['limits', 'show'],
  ['portfolio', 'show', 'mine'],
  ['portfolio', 'save', 'mine', DEMO, '--reason', 'to begin with: 株'],
  ['portfolio', 'save', 'mine', DEMO],
  ['portfolio', 'save', 'mine', 'edges.yaml', '--create-only'],
  ['portfolio', 'save', 'äöü/株', 'edges.yaml', '--json'],
  ['portfolio', 'save', 'bad', 'bad.yaml', '--json'],
  ['portfolio', 'export', 'äöü/株'],
  ...READ('portfolio', 'list'),
  ...READ('portfolio', 'show', 'äöü/株'),
  ['limits', 'set', 'limits.yaml'],
  ['limits', 'set', 'max_volatility=0.25', 'max_loss=0.2', '--portfolio', 'mine'],
  ...READ('limits', 'show', '--portfolio', 'mine'),
  ...READ('analyze', 'mine'),
  ['limits', 'history', 'mine', '--json'],
  ...READ('what-if', 'mine', '--change', 'AMZN=-10%'),
  ...READ('stress', 'mine'),
  ...READ('optimize', 'mine'),
  ['scenario', 'save', 's', 'scenario.yaml'],
  ...READ('scenario', 'show', 's'),
  ...READ('scenario', 'compare', 's'),
  ['portfolio', 'save', 'mine', 'edges.yaml', '--if-version', '0000'],
  ['portfolio', 'save', 'mine', 'edges.yaml'],
  ['portfolio', 'revert', 'mine', '--dry-run'],
  ['portfolio', 'revert', 'mine'],
  ...READ('portfolio', 'changes', 'mine'),
  ['portfolio', 'delete', 'mine', '--yes'],
  ['scenario', 'list', '--json'],
  ['scenario', 'compare', 's'],
  ['portfolio', 'revert', 'mine'],
  ['portfolio', 'export', 'mine'],
  ...READ('limits', 'show', '--portfolio', 'mine'),
];

/** Of the moment, not of the store: ids of changes, and times. */
function comparable({ code, stdout, stderr }: Outcome): Outcome {
  const text = (printed: string): string =>
    printed
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, '<id>')
      .replaceAll(/(?<=reverted change )[0-9a-f]{3}…/g, '<id>')
      .replaceAll(/2\d{3}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{3})?)?Z?/g, '<time>');
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

describe('the same commands on files and on the database', () => {
  let database: MigratedDatabase;
  const places: Workplace[] = [];

  beforeAll(async () => {
    database = await aMigratedDatabase();
    for (let count = 0; count < 2; count += 1)
      places.push(await Workplace.openWithStandingProgram());
    for (const place of places) {
      for (const [name, text] of Object.entries(FILES)) await place.file(name, text);
    }
  });

  afterAll(async () => {
    await database.dispose();
    await Promise.all(places.map((place) => place.close()));
  });

  async function dayAt(
    place: Workplace | undefined,
    settings: object,
  ): Promise<readonly unknown[]> {
    if (place === undefined) throw new Error('there are two places');
    const environment = { DATA_DIR: 'data', PRICES_DIR: PRICES, ...settings };
    const outcomes: unknown[] = [];
    for (const args of DAY) {
      outcomes.push({ args, ...comparable(await place.run(args, { environment })) });
    }
    return outcomes;
  }

  it('print the same bytes and end alike', async () => {
    const inDatabase = { USE_DATABASE: 'true', DATABASE_URL: database.url.reveal() };

    const [onFiles, onDatabase] = await Promise.all([
      dayAt(places[0], {}),
      dayAt(places[1], inDatabase),
    ]);

    expect(onDatabase).toEqual(onFiles);
    expect(onFiles.filter((outcome) => (outcome as Outcome).code === 0).length).toBeGreaterThan(25);
    // The second day was spent on the database, and not on files beside it.
    const ofFiles = join(places[0]?.folder ?? '', 'data/users/local/portfolios/mine.yaml');
    const beside = join(places[1]?.folder ?? '', 'data/users/local/portfolios/mine.yaml');
    await expect(readFile(ofFiles, 'utf8')).resolves.toContain('AAPL');
    await expect(readFile(beside, 'utf8')).rejects.toMatchObject({ code: 'ENOENT' });
  }, 300_000);
});
