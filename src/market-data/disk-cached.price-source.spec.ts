import {
  chmod,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { anFmp, type FmpUnderTest } from '../../test/support/fmp-source.js';
import { monthEndSeries } from '../../test/support/price-series.js';

const A = monthEndSeries('A', '2020-01', [10, 11, 12], 'EUR');
const PERMISSIONS = 0o777;

describe('prices kept on disk', () => {
  let world: FmpUnderTest;
  beforeEach(async () => {
    world = await anFmp([A]);
  });
  afterEach(() => world.dispose());

  const folder = async (): Promise<string> => {
    const [name = ''] = await readdir(world.cacheDirectory);
    return join(world.cacheDirectory, name);
  };
  const fileOfA = async (): Promise<string> => join(await folder(), 'A.prices');
  /** As a process would that starts now. */
  const ask = async (ticker: string) => (await world.open()).findSeries(ticker);

  it('are not fetched again until the closes of the next weekday are out', async () => {
    await ask('A');
    const { length } = world.fmp.requests;
    world.clock.set('2026-11-25T22:59:59.999Z');

    expect(await ask('A')).toEqual({ series: A, notices: [] });
    expect(world.fmp.requests).toHaveLength(length);
    world.clock.set('2026-11-25T23:00:00.000Z');
    await ask('A');

    expect(world.fmp.requests.length).toBeGreaterThan(length);
  });

  it('are asked for anew in a process that runs on past that', async () => {
    const source = await world.open();
    await source.findSeries('A');
    await source.findSeries('A');
    const { length } = world.fmp.requests;
    world.clock.set('2026-11-26T08:00:00.000Z');

    await source.findSeries('A');

    expect(world.fmp.requests.length).toBeGreaterThan(length);
  });

  it('are given with a notice when the source is down, and anew once it is back', async () => {
    await ask('A');
    world.clock.set('2026-11-26T23:30:00.000Z');
    world.fmp.mood = 'down';
    const source = await world.open();

    const old = await source.findSeries('A');
    const again = await source.findSeries('A');
    Object.assign(world.fmp, { mood: 'well' });
    world.clock.set('2026-11-26T23:31:00.000Z');
    const fresh = await source.findSeries('A');

    expect(old.series).toEqual(A);
    expect(old.notices).toEqual([
      {
        code: 'stale-source',
        fetchedAt: '2026-11-25T08:00:00.000Z',
        reason: expect.stringMatching(/^no prices can be read from "127.*cannot be reached/),
      },
    ]);
    expect(again).toEqual(old);
    expect(fresh).toEqual({ series: A, notices: [] });
  });

  it('are no cover for prices that are wrong now', async () => {
    await ask('A');
    world.clock.set('2026-11-26T23:30:00.000Z');
    world.fmp.lies.set('A', [{ symbol: 'A', date: '2026-11-24', adjClose: 0 }]);

    await expect(ask('A')).rejects.toMatchObject({ code: 'invalid-prices' });
  });

  it('hold unknown tickers too, for an hour, and not beyond a source that is down', async () => {
    await ask('NEW');
    const { length } = world.fmp.requests;
    world.clock.set('2026-11-25T08:59:59.000Z');

    expect((await ask('NEW')).series).toBeNull();
    expect(world.fmp.requests).toHaveLength(length);
    world.clock.set('2026-11-25T09:00:00.000Z');
    world.fmp.mood = 'down';

    await expect(ask('NEW')).rejects.toMatchObject({ code: 'price-source-unavailable' });
  });

  it('lie in files that only their owner reads, one folder a source', async () => {
    await ask('A');
    const modes = await Promise.all(
      [world.cacheDirectory, await folder(), await fileOfA()].map((path) => stat(path)),
    );

    expect(modes.map(({ mode }) => mode & PERMISSIONS)).toEqual([0o700, 0o700, 0o600]);
    expect(await readdir(await folder())).toEqual(['A.prices']);
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, -20)],
    ['empty', () => ''],
    ['altered', (text: string) => text.replace('11', '99')],
    ['of another format', (text: string) => text.replace('cache-1', 'cache-9')],
  ])('are fetched anew, with a warning, from a file that is %s', async (_, spoil) => {
    await ask('A');
    const file = await fileOfA();
    await writeFile(file, spoil(await readFile(file, 'utf8')));

    expect(await ask('A')).toEqual({ series: A, notices: [] });
    expect(new Set(world.warnings)).toEqual(new Set(['price-cache-file-ignored']));
    const before = world.warnings.length;
    await ask('A');
    expect(world.warnings).toHaveLength(before);
  });

  it("are fetched anew from another ticker's file", async () => {
    await ask('A');
    const other = (await readFile(await fileOfA(), 'utf8')).replaceAll('"A"', '"B"');
    await writeFile(join(await folder(), 'B.prices'), other);

    expect((await ask('B')).series).toBeNull();
  });

  it('go into no file that a link points to', async () => {
    await ask('A');
    const target = join(world.cacheDirectory, 'precious');
    await writeFile(target, 'precious');
    await rm(await fileOfA());
    await symlink(target, await fileOfA());

    expect((await ask('A')).series).toEqual(A);
    expect(await readFile(target, 'utf8')).toBe('precious');
    expect((await ask('A')).series).toEqual(A);
  });

  it('do without the disk, with one warning, when a file lies in place of the folder', async () => {
    await writeFile(world.cacheDirectory, 'in the way');
    const source = await world.open();

    expect((await source.findSeries('A')).series).toEqual(A);
    const { length } = world.fmp.requests;
    await source.findSeries('A');
    await source.findSeries('B');

    expect(world.fmp.requests.filter(({ symbol }) => symbol === 'A')).toHaveLength(length);
    expect(world.warnings).toEqual(['price-cache-not-read', 'price-cache-not-written']);
  });

  it('do without a file that a folder lies in place of', async () => {
    await ask('A');
    await rm(await fileOfA());
    await mkdir(await fileOfA());

    expect((await ask('A')).series).toEqual(A);
    expect(new Set(world.warnings)).toEqual(
      new Set(['price-cache-not-read', 'price-cache-not-written']),
    );
  });

  it('may lie behind a link to a folder', async () => {
    const real = `${world.cacheDirectory}-elsewhere`;
    await mkdir(real);
    await chmod(real, 0o700);
    await symlink(real, world.cacheDirectory);

    await ask('A');

    expect(await readdir(real)).toHaveLength(1);
  });

  it('are whole whoever else writes them at the same time', async () => {
    const sources = await Promise.all(Array.from({ length: 8 }, () => world.open()));

    const answers = await Promise.all(sources.map((source) => source.findSeries('A')));

    expect(answers.map(({ series }) => series)).toEqual(sources.map(() => A));
    expect(await ask('A')).toEqual({ series: A, notices: [] });
    expect(await readdir(await folder())).toEqual(['A.prices']);
    expect(world.warnings).toEqual([]);
  });

  it('lose what a process that died left of a write', async () => {
    await ask('A');
    const left = join(await folder(), '.pending-dead');
    await writeFile(left, 'half');
    await utimes(left, 1, 1);

    await ask('B');

    expect(await readdir(await folder())).toEqual(['A.prices', 'B.prices']);
  });
});
