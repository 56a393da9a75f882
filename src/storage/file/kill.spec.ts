import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDataFolder } from '../../../test/support/data-folder.js';
import { bundledScript } from '../../../test/support/run-process.js';
import { LOCAL_USER_ID } from '../../auth/user-id.js';
import type { ChangeSet } from '../../portfolio/change.js';
import type { StorageAdapter } from '../storage-adapter.js';
import { onDiskIfPresent } from './file-errors.js';

const ROUNDS = [1, 2];
const KILLS = 250;
const LANES = 2;
const KILL_WITHIN_MS = 25;
const TIMEOUT_MS = 300_000;
const EVERYTHING = { portfolioName: null, before: null, limit: 100_000 };

/** Versions of the portfolio and its limits; `-` for none. */
type State = readonly [portfolio: string, limits: string];

/** What a writer said before it was killed. */
interface Testimony {
  /** State after each write that was begun, from the first on. */
  readonly states: readonly State[];
  readonly acknowledged: number;
}

let bundles: string;
let script: string;

beforeAll(async () => {
  bundles = await mkdtemp(join(tmpdir(), 'risk-kill-'));
  script = bundledScript('write-until-killed', bundles);
});

afterAll(() => rm(bundles, { recursive: true, force: true }));

describe('a writer that is killed at any moment', () => {
  it.each(ROUNDS)(
    'leaves the old or the new document, whole, and a change log that agrees with it (round %i)',
    async () => {
      const seed = randomInt(2 ** 31);
      const random = seededFractions(seed);
      const moments = new Map<string, number>();
      let left = KILLS;
      const lane = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          const moment = await killOneWriter(random() * KILL_WITHIN_MS);
          moments.set(moment, (moments.get(moment) ?? 0) + 1);
        }
      };

      await Promise.all(Array.from({ length: LANES }, lane));

      const told = [...moments].map(([moment, count]) => `${moment}: ${count.toString()}`).sort();
      process.stdout.write(
        `${KILLS.toString()} kills, seed ${seed.toString()}\n  ${told.join('\n  ')}\n`,
      );
      expect([...moments.values()].reduce((sum, count) => sum + count)).toBe(KILLS);
      expect(moments.get('between log line and document') ?? 0).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );
});

/** Has a writer killed in a folder of its own and looks at what is left. @returns the moment it was hit in. */
async function killOneWriter(afterMs: number): Promise<string> {
  const { path, open, dispose } = await aDataFolder();
  try {
    const testimony = await runAndKill(path, afterMs);
    const folder = join(path, 'users', 'local');
    const moment = await momentOf(folder);
    const storage = await open();

    await expectAgreement(storage, testimony);
    // The killed writer's lock is a second or two from counting as abandoned: age it.
    await onDiskIfPresent(folder, () => utimes(join(folder, '.lock'), 0, 0));
    await storage.riskLimits.save(LOCAL_USER_ID, null, NO_LIMITS, {
      condition: { kind: 'any' },
      reason: 'next',
    });

    await expectAgreement(storage, testimony);
    expect(await pendingFiles(folder)).toEqual([]);
    return moment;
  } finally {
    await dispose();
  }
}

const NO_LIMITS = { limits: {}, additionalSettings: null, extra: new Map() };

/** Kills it, wherever it is, so many milliseconds after it said that its first write is done. */
async function runAndKill(directory: string, afterMs: number): Promise<Testimony> {
  const child = spawn(process.execPath, [script, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const hadBegun = printed.includes('done 1\n');
    printed += chunk.toString();
    if (!hadBegun && printed.includes('done 1\n')) setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  expect(child.signalCode).toBe('SIGKILL');
  return testimonyOf(printed);
}

function testimonyOf(printed: string): Testimony {
  const lines = printed.split('\n').slice(0, -1);
  const states = lines.flatMap((line): State[] => {
    const [word, , portfolio = '', limits = ''] = line.split(' ');
    return word === 'try' ? [[portfolio, limits]] : [];
  });
  return { states, acknowledged: lines.filter((line) => line.startsWith('done')).length };
}

/** The log tells of exactly the writes that happened, without a gap, and the documents are what it says. */
async function expectAgreement(storage: StorageAdapter, testimony: Testimony): Promise<void> {
  const log = (await storage.changes.list(LOCAL_USER_ID, EVERYTHING)).filter(
    ({ reason }) => reason !== 'next',
  );
  const portfolio = await storage.portfolios.findByName(LOCAL_USER_ID, 'main');
  const limits = await storage.riskLimits.find(LOCAL_USER_ID, 'main');

  expect([testimony.acknowledged, testimony.acknowledged + 1]).toContain(log.length);
  const [portfolioVersion, limitsVersion] = testimony.states[log.length - 1] ?? ['-', '-'];
  expect(portfolio?.state ?? 'valid').toBe('valid');
  expect(portfolio?.version ?? '-').toBe(portfolioVersion);
  // A deletion counts when the portfolio is gone; its limits follow with the next write at the latest.
  if (portfolio !== null) expect(limits?.version ?? '-').toBe(limitsVersion);
  expectUnbrokenChain(log, 'portfolio', portfolio?.version ?? null);
}

function expectUnbrokenChain(
  newestFirst: readonly ChangeSet[],
  document: ChangeSet['document'],
  version: string | null,
): void {
  const chain = newestFirst.filter((changeSet) => changeSet.document === document).reverse();
  const before = chain.map(({ versionBefore }) => versionBefore);
  const after = chain.map(({ versionAfter }) => versionAfter);
  expect(before).toEqual([null, ...after.slice(0, -1)]);
  expect(after.at(-1) ?? null).toBe(version);
}

async function pendingFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => /(?:pending|undone)-|\.lock$/.test(name));
}

/** What the writer was doing, by the files it left. */
async function momentOf(folder: string): Promise<string> {
  const pending = (await pendingFiles(folder)).filter((name) => !name.endsWith('.lock'));
  const log = await readFile(join(folder, 'changes.ndjson'), 'utf8');
  if (!log.endsWith('\n')) return 'within log line';
  if (pending.length === 0) return 'with nothing pending';
  const id = pending[0]?.split('pending-')[1] ?? '';
  return log.slice(log.lastIndexOf('\n', log.length - 2)).includes(`"id":"${id}"`)
    ? 'between log line and document'
    : 'between pending file and log line';
}

/** Fractions from 0 to 1 (mulberry32). */
function seededFractions(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
