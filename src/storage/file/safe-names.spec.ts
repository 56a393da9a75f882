import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataFolder, aDataFolder } from '../../../test/support/data-folder.js';
import { aPortfolio, shares } from '../../../test/support/portfolio-builder.js';
import { toUserId } from '../../auth/user-id.js';

const ANY = { condition: { kind: 'any' }, reason: null } as const;
const ESCAPES = ['..', '.', '../../x', '/etc/passwd', 'a/../../b', '\0', '..\\x', '%2e%2e', '~'];

describe('files of the data folder', () => {
  let folder: DataFolder;

  beforeEach(async () => {
    folder = await aDataFolder();
  });

  afterEach(() => folder.dispose());

  it("stay inside their user's folder, whatever user and document are called", async () => {
    const storage = await folder.open();
    const portfolio = aPortfolio([shares('NVDA', 1)]);

    for (const [number, text] of ESCAPES.entries()) {
      const user = toUserId(text);
      await storage.portfolios.save(user, `${text}${number.toString()}`, portfolio, ANY);
      await storage.portfolios.save(user, text, portfolio, ANY);
      expect(await storage.portfolios.findByName(user, text)).toMatchObject({ name: text });
    }

    expect(await readdir(folder.path)).toEqual(['users']);
    const users = await readdir(join(folder.path, 'users'));
    expect(users).toHaveLength(ESCAPES.length);
    for (const user of users) {
      const inside = await readdir(join(folder.path, 'users', user));
      expect(inside.sort()).toEqual(['.lock-owner', 'changes.ndjson', 'portfolios']);
      const files = await readdir(join(folder.path, 'users', user, 'portfolios'));
      expect(files.filter((file) => /^[A-Za-z0-9 _%-]+\.yaml$/.test(file))).toHaveLength(2);
    }
  });

  it('are open to their owner only', async () => {
    const storage = await folder.open();
    const user = toUserId('ann');
    const limits = { limits: {}, additionalSettings: null, extra: new Map() };
    await storage.portfolios.save(user, 'main', aPortfolio([shares('NVDA', 1)]), ANY);
    await storage.riskLimits.save(user, 'main', limits, ANY);

    const names = await readdir(join(folder.path, 'users'), { recursive: true });

    expect(await modeOf(join(folder.path, 'users'))).toBe('40700');
    expect(names.sort()).toEqual([
      'ann',
      'ann/.lock-owner',
      'ann/changes.ndjson',
      'ann/portfolios',
      'ann/portfolios/main.yaml',
      'ann/risk_limits.main.yaml',
    ]);
    for (const name of names) {
      const isFolder = name === 'ann' || name === 'ann/portfolios';
      expect(await modeOf(join(folder.path, 'users', name))).toBe(isFolder ? '40700' : '100600');
    }
  });
});

async function modeOf(path: string): Promise<string> {
  return (await stat(path)).mode.toString(8);
}
