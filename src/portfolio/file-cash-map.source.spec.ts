import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BUILT_IN_CASH_MAP } from './cash-map.js';
import { openCashMapFile } from './file-cash-map.source.js';

const DOLLARS = 'proxy_by_currency: { USD: SGOV }\n';

describe('the cash map of a file', () => {
  let folder: string;
  let path: string;
  let events: string[];

  const open = (): ReturnType<typeof openCashMapFile> =>
    openCashMapFile({ path, onWarning: (event) => events.push(event) });
  const proxy = async (source: Awaited<ReturnType<typeof open>>): Promise<string | undefined> =>
    (await source.current()).proxyByCurrency.get('USD');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cash-map-'));
    path = join(folder, 'cash_map.yaml');
    events = [];
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('is the built-in one without a file, said once', async () => {
    const source = await open();

    expect(await source.current()).toEqual(BUILT_IN_CASH_MAP);
    expect(await source.current()).toEqual(BUILT_IN_CASH_MAP);
    expect(events).toEqual(['cash-map-missing']);
  });

  it('changes with the file, without being opened again', async () => {
    await writeFile(path, DOLLARS);
    const source = await open();

    await writeFile(
      path,
      'proxy_by_currency: { USD: BIL }\nalias_to_currency: { "USD CASH": USD }\n',
    );

    expect(await source.current()).toEqual({
      proxyByCurrency: new Map([['USD', 'BIL']]),
      aliasToCurrency: new Map([['USD CASH', 'USD']]),
    });
  });

  it('changes with an edit that leaves size and modification time alone', async () => {
    await writeFile(path, DOLLARS);
    await utimes(path, 1, 1);
    const source = await open();

    await writeFile(path, DOLLARS.replace('SGOV', 'TBIL'));
    await utimes(path, 1, 1);

    expect(await proxy(source)).toBe('TBIL');
  });

  it('takes up a file that was not there at the start', async () => {
    const source = await open();

    await writeFile(path, 'proxy_by_currency: { USD: BIL }\n');

    expect(await proxy(source)).toBe('BIL');
    expect(events).toEqual(['cash-map-missing']);
  });

  it('stays as it was through a broken edit, said once, and heals', async () => {
    await writeFile(path, DOLLARS);
    const source = await open();
    const before = await source.current();

    await writeFile(path, 'proxy_by_currency: { USD: [');

    expect(await source.current()).toEqual(before);
    expect(await source.current()).toEqual(before);
    expect(events).toEqual(['cash-map-broken']);
    await writeFile(path, 'proxy_by_currency: { USD: BIL }\n');
    expect(await proxy(source)).toBe('BIL');
  });

  it('says every broken edit once, however many ask at the same time', async () => {
    await writeFile(path, DOLLARS);
    const source = await open();

    await writeFile(path, '');
    await Promise.all([source.current(), source.current(), source.current()]);
    await writeFile(path, 'proxy_by_currency: { dollars: SGOV }\n');
    await Promise.all([source.current(), source.current(), source.current()]);

    expect(events).toEqual(['cash-map-broken', 'cash-map-broken']);
  });

  it('names the faults and the file of a broken edit', async () => {
    await writeFile(path, DOLLARS);
    const warnings: unknown[] = [];
    const source = await openCashMapFile({
      path,
      onWarning: (event, fields) => warnings.push({ event, ...fields }),
    });

    await writeFile(path, 'proxy_by_currency: { USD: X, EUR: X }\n');
    await source.current();

    expect(warnings).toEqual([
      {
        event: 'cash-map-broken',
        path,
        using: 'the last good cash map',
        faults: [expect.objectContaining({ code: 'proxy-reused', line: 1 })],
      },
    ]);
  });

  it('stays as it was when the file goes away, said once each time', async () => {
    await writeFile(path, 'proxy_by_currency: { USD: BIL }\n');
    const source = await open();

    await rm(path);
    const without = [await proxy(source), await proxy(source)];
    await writeFile(path, DOLLARS);
    const back = await proxy(source);
    await rm(path);

    expect(without).toEqual(['BIL', 'BIL']);
    expect(back).toBe('SGOV');
    expect(await proxy(source)).toBe('SGOV');
    expect(events).toEqual(['cash-map-missing', 'cash-map-missing']);
  });

  it('stays as it was while something that cannot be read is in its place', async () => {
    await writeFile(path, DOLLARS);
    const source = await open();

    await rm(path);
    await mkdir(path);

    expect([await proxy(source), await proxy(source)]).toEqual(['SGOV', 'SGOV']);
    expect(events).toEqual(['cash-map-unreadable']);
  });

  it('that cannot be read at the start is refused', async () => {
    await mkdir(path);

    await expect(open()).rejects.toMatchObject({
      code: 'invalid-settings',
      message: expect.stringContaining('EISDIR'),
    });
    expect(events).toEqual([]);
  });

  it('that is broken at the start is refused with every fault and its place', async () => {
    await writeFile(path, 'proxy_by_currency: { usd: SGOV, EUR: X, GBP: X }\nproxies: {}\n');

    await expect(open()).rejects.toMatchObject({
      code: 'invalid-document',
      file: path,
      faults: [
        { code: 'unknown-key', line: 2 },
        { code: 'invalid-currency', line: 1 },
        { code: 'proxy-reused', pointer: '/proxy_by_currency/GBP' },
      ],
    });
  });

  it('of this repository is legal', async () => {
    const source = await openCashMapFile({
      path: 'cash_map.yaml',
      onWarning: (event) => events.push(event),
    });

    expect((await source.current()).proxyByCurrency.get('EUR')).toBe('ESTR');
    expect(events).toEqual([]);
  });
});
