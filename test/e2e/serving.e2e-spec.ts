import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { PORTFOLIO, PRICES, Workplace } from '../cli/run-risk.js';
import type { Outcome } from '../cli/standing-program.js';
import { samplesOf, withLabels } from '../support/metrics-text.js';
import { queryDatabase } from '../support/query-database.js';
import { END_DATES, ServingPlace } from '../support/serving/serving-place.js';
import { SERVING_ROWS, type ServingRow } from '../support/serving/serving-rows.js';
import { UserServer } from '../support/serving/user-server.js';
import { waitUntil } from '../support/wait-until.js';

const OPERATIONS = 'risk_storage_operation_duration_seconds_count';
const DECISIONS = 'risk_serving_decisions_total';
const BODY = JSON.parse(
  '{"start_date":"2005-01-01","end_date":"2010-02-28","portfolio_input":{"IBM":{"shares":2}}}',
) as unknown;

const AWAY = { code: 'database-unavailable' };
const NAMES = { database: 'the database', file: 'files' } as const;
const NOBODYS_FILE = '| no user: `risk analyze FILE` | that file, no store | |';

const NEWCOMER = 'newcomer';
const CASES = SERVING_ROWS.map((row) => [row.has, row] as const);

let place: ServingPlace;
let workplace: Workplace;
const servers = new Map<string, UserServer>();

beforeAll(async () => {
  workplace = await Workplace.open();
  place = await ServingPlace.prepare(SERVING_ROWS);
});

afterAll(async () => {
  await Promise.all([...servers.values()].map((server) => server.stop()));
  await place.dispose();
  await workplace.close();
});

/** Started when it is first asked for: of several in one process only the newest is sure to have its log to itself. */
async function serverOf(user: string): Promise<UserServer> {
  const environment = place.environment(user);
  const running = servers.get(user);
  const server = running ?? (await UserServer.start({ environment, storage: place.storage }));
  servers.set(user, server);
  return server;
}

/** Files of the user's that no store serves. */
function unservedOf({ user, reason, files, olderFile = false }: ServingRow): readonly string[] {
  if (olderFile) return [place.olderFile(user)];
  return reason === 'both' && files === 'a portfolio' ? [place.portfolioFile(user, 'mine')] : [];
}

/** What a user reads of `mine`: the status, and whose copy it is. */
async function readingOf(user: string): Promise<readonly [status: number, endDate: unknown]> {
  const { status, json } = await (await serverOf(user)).ask('GET', '/v1/portfolios/mine');
  return [status, (json as { readonly end_date?: unknown }).end_date];
}

function expectedReading({ read }: ServingRow): readonly [number, unknown] {
  return read === 'nothing' ? [404, undefined] : [200, END_DATES[read]];
}

/** In which homes a portfolio of the user is. */
async function homesOf(user: string, name: string): Promise<readonly string[]> {
  const rows = await queryDatabase(
    place.database.ownerUrl,
    `SELECT FROM portfolios JOIN users ON users.id = user_id
     WHERE google_user_id = '${user}' AND portfolios.name = '${name}'`,
  );
  const path = place.portfolioFile(user, name);
  const files = [...(await place.files()).keys()];
  return [...(rows.length > 0 ? ['database'] : []), ...(files.includes(path) ? ['file'] : [])];
}

function risk(user: string, args: readonly string[]): Promise<Outcome> {
  return workplace.run(args, { environment: place.environment(user) });
}

describe('whoever has', () => {
  it.each(CASES)('%s is told by which store they are served, and served by it', async (_, row) => {
    const { user, served: store, reason } = row;
    const server = await serverOf(user);

    const told = await server.ask('GET', '/v1/me/storage');
    const reading = await readingOf(user);
    const { status } = await server.ask('PUT', '/v1/portfolios/new', { body: BODY });

    expect([told.status, told.json]).toEqual([200, { store, reason, files: unservedOf(row) }]);
    expect(reading).toEqual(expectedReading(row));
    expect([status, await homesOf(user, 'new')]).toEqual([201, [store]]);
    const samples = await samplesOf(server);
    for (const operation of ['portfolio_load', 'portfolio_save']) {
      const used = withLabels(samples, OPERATIONS, { operation, outcome: 'success' });
      expect(used.map(({ labels }) => labels['store'])).toEqual([store]);
    }
    expect(withLabels(samples, DECISIONS, { store, reason })).toHaveLength(1);
    expect(server.logged('serving-decided')[0]).toEqual({ store, reason });
    expect(warningsOf(server)).toEqual(expectedWarnings(row));
  });
});

/** Warnings of files that are not served, each with those it names. */
function warningsOf(server: UserServer): readonly unknown[] {
  return ['files-beside-database', 'files-to-import'].flatMap((event) =>
    server.logged(event).map(({ files }) => [event, files]),
  );
}

function expectedWarnings(row: ServingRow): readonly unknown[] {
  const files = unservedOf(row).join(', ');
  if (files === '') return [];
  return [[row.reason === 'both' ? 'files-beside-database' : 'files-to-import', files]];
}

describe('a file that is analyzed with limits of its own', () => {
  it('is asked of no store, also while the database is away', async () => {
    const environment = { PRICES_DIR: PRICES };
    const file = await workplace.file('portfolio.yaml', PORTFOLIO);
    const limits = await workplace.file('limits.yaml', 'portfolio_limits: { max_loss: -0.5 }\n');
    const args = ['analyze', file, '--limits', limits, '--json'];
    const withoutDatabase = await workplace.run(args, { environment });

    const up = await risk('portfolio-row', args);
    await place.database.stop();
    const away = await risk('portfolio-row', args);
    await place.database.start();

    expect(withoutDatabase.code).toBe(0);
    expect(up).toEqual(withoutDatabase);
    expect(away).toEqual(withoutDatabase);
  });
});

describe('what changes for a user', () => {
  it('is seen within seconds: an import in another process, and files that are gone', async () => {
    const server = await serverOf(NEWCOMER);
    const file = place.portfolioFile(NEWCOMER, 'mine');
    const reasonNow = async (): Promise<unknown> => {
      const { json } = await server.ask('GET', '/v1/me/storage');
      return (json as { readonly reason: unknown }).reason;
    };
    expect(await reasonNow()).toBe('nothing-yet');

    await place.putFile(NEWCOMER, 'mine');
    await waitUntil('the file is seen', async () => (await reasonNow()) === 'files-only');
    const onFiles = await readingOf(NEWCOMER);
    await place.putRow(NEWCOMER, 'mine');
    await waitUntil('the row is seen', async () => (await reasonNow()) === 'both');
    const onRows = await readingOf(NEWCOMER);
    await place.removeFiles(NEWCOMER);
    await waitUntil('the files are gone', async () => (await reasonNow()) === 'database-rows');

    expect([onFiles, onRows]).toEqual([
      [200, END_DATES.file],
      [200, END_DATES.row],
    ]);
    expect(server.logged('serving-decided')).toEqual([
      { store: 'database', reason: 'nothing-yet' },
      { store: 'file', reason: 'files-only', previousStore: 'database' },
      { store: 'database', reason: 'both', previousStore: 'file' },
      { store: 'database', reason: 'database-rows', previousStore: 'database' },
    ]);
    expect(warningsOf(server)).toEqual([['files-beside-database', expect.stringContaining(file)]]);
  });
});

describe('while the database is away', () => {
  let filesBefore: ReadonlyMap<string, string>;

  beforeAll(async () => {
    for (const { user } of SERVING_ROWS) expect((await readingOf(user))[0]).toBeLessThan(500);
    filesBefore = await place.files();
    await place.database.stop();
  });

  afterAll(() => place.database.start());

  it.each(CASES)('%s is refused, and no file stands in or is written', async (_, { user }) => {
    const server = await serverOf(user);
    await waitUntil('what was decided before is forgotten', async () => {
      return (await server.ask('GET', '/v1/me/storage')).status === 503;
    });

    const answers = [
      await server.ask('GET', '/v1/me/storage'),
      await server.ask('GET', '/v1/portfolios/mine'),
      await server.ask('GET', '/v1/portfolios'),
      await server.ask('PUT', '/v1/portfolios/away', { body: BODY }),
      await server.ask('DELETE', '/v1/portfolios/mine'),
      await server.ask('POST', '/v1/portfolios/mine/analysis'),
    ];

    for (const { status, headers, json } of answers) {
      expect([status, json]).toEqual([503, expect.objectContaining(AWAY)]);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
    expect(await place.files()).toEqual(filesBefore);
  });

  it.each(['files', 'both'])('commands of %s are refused too', async (user) => {
    const list = await risk(user, ['portfolio', 'list', '--json']);

    expect([list.code, list.stdout]).toEqual([3, '']);
    expect(list.stderr).toContain('database-unavailable');
  });
});

describe('once it is back', () => {
  it.each(CASES)('%s is served as before', async (_, row) => {
    const server = await serverOf(row.user);

    await waitUntil('it is served', async () => {
      return (await server.ask('GET', '/v1/me/storage')).status === 200;
    });

    expect(await readingOf(row.user)).toEqual(expectedReading(row));
    expect(await homesOf(row.user, 'away')).toEqual([]);
  });
});

describe('the table in docs/operations.md', () => {
  it('has just these rows', () => {
    const text = readFileSync('docs/operations.md', 'utf8');
    const [, section = ''] = /## Which store serves whom\n([^]*?)(?=\n## |$)/.exec(text) ?? [];
    const lines = section.split('\n').filter((line) => line.startsWith('| '));

    const rows = SERVING_ROWS.map(
      ({ has, served, reason }) => `| ${has} | ${NAMES[served]} | \`${reason}\` |`,
    );
    expect(lines.slice(2)).toEqual([NOBODYS_FILE, ...rows]);
  });
});
