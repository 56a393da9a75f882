import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
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
  let edits = 0;

  const open = (): ReturnType<typeof openCashMapFile> =>
    openCashMapFile({ path, onWarning: (event) => events.push(event) });
  const edit = async (text: string): Promise<void> => {
    edits += 1;
    await writeFile(path, text);
    await utimes(path, edits, edits);
  };

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
    await edit(DOLLARS);
    const source = await open();

    await edit('proxy_by_currency: { USD: BIL }\nalias_to_currency: { "USD CASH": USD }\n');

    expect(await source.current()).toEqual({
      proxyByCurrency: new Map([['USD', 'BIL']]),
      aliasToCurrency: new Map([['USD CASH', 'USD']]),
    });
  });

  it('stays as it was through a broken edit, said once, and heals', async () => {
    await edit(DOLLARS);
    const source = await open();
    const before = await source.current();

    await edit('proxy_by_currency: { USD: [');

    expect(await source.current()).toEqual(before);
    expect(await source.current()).toEqual(before);
    expect(events).toEqual(['cash-map-broken']);
    await edit('proxy_by_currency: { USD: BIL }\n');
    expect((await source.current()).proxyByCurrency.get('USD')).toBe('BIL');
  });

  it('stays as it was when the file goes away', async () => {
    await edit(DOLLARS);
    const source = await open();

    await rm(path);

    expect((await source.current()).proxyByCurrency.get('USD')).toBe('SGOV');
    expect(await source.current()).toBe(await source.current());
    expect(events).toEqual(['cash-map-missing']);
  });

  it('that is broken at the start is refused with every fault and its place', async () => {
    await edit('proxy_by_currency: { usd: SGOV, EUR: X, GBP: X }\nproxies: {}\n');

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
