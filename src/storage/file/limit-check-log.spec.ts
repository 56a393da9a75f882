import { appendFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataFolder, aDataFolder } from '../../../test/support/data-folder.js';
import { finding, findings } from '../../../test/support/limit-findings.js';
import { tickingClock } from '../../../test/support/ticking-clock.js';
import { LOCAL_USER_ID } from '../../auth/user-id.js';
import type { LimitEvaluation } from '../../risk-limits/limit-evaluation.js';
import { DocumentParser } from './document-parser.js';
import { FileLimitCheckLog } from './limit-check-log.file-store.js';
import { UserLocks } from './user-locks.js';

const WHOLE = { before: null, limit: 10_000 };
const BREACH = findings({ max_loss: finding('breach') });
const PASS = findings({ max_loss: finding('pass') });
const NEVER = Number.MAX_SAFE_INTEGER;

let folder: DataFolder;
let checks: string;
let file: string;
const warnings: string[] = [];

beforeEach(async () => {
  folder = await aDataFolder();
  checks = join(folder.path, 'users', 'local', 'limit_checks');
  file = join(checks, 'main.ndjson');
  warnings.length = 0;
});

afterEach(() => folder.dispose());

const requireServed = (): Promise<void> => Promise.resolve();

function aLog(compactAboveBytes?: number): FileLimitCheckLog {
  const space = {
    ...{ directory: folder.path, clock: tickingClock(), locks: new UserLocks() },
    requireServed,
    ...{ parser: new DocumentParser(), onWarning: (event: string) => void warnings.push(event) },
  };
  return new FileLimitCheckLog(space, compactAboveBytes);
}

const linesOf = async (): Promise<number> => (await readFile(file, 'utf8')).split('\n').length - 1;

describe('a log of limit checks in a file', () => {
  it('lies in the folder of its user, for nobody else to read', async () => {
    await aLog().append(LOCAL_USER_ID, 'main', BREACH);

    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(checks)).mode & 0o777).toBe(0o700);
  });

  it('tells in each line whose it is, for a file name may be a hash', async () => {
    const name = '株'.repeat(255);

    await aLog().append(LOCAL_USER_ID, name, BREACH);

    const [hashed = ''] = await readdir(checks);
    expect(hashed.length).toBeLessThan(160);
    expect(JSON.parse(await readFile(join(checks, hashed), 'utf8'))).toMatchObject({
      portfolio: name,
      limits: { max_loss: { event: 'opened' } },
    });
  });

  it('passes over a line that was cut short, which the next append cuts off', async () => {
    const log = aLog();
    await log.append(LOCAL_USER_ID, 'main', BREACH);
    const [kept] = await log.list(LOCAL_USER_ID, 'main', WHOLE);
    await appendFile(file, JSON.stringify(kept).slice(0, 100));

    const torn = await log.list(LOCAL_USER_ID, 'main', WHOLE);
    await log.append(LOCAL_USER_ID, 'main', PASS);

    expect(torn).toEqual([kept]);
    expect(warnings).toEqual(['limit-check-log-tail-cut']);
    const events = (await log.list(LOCAL_USER_ID, 'main', WHOLE)).map(eventOf);
    expect(events).toEqual(['closed', 'opened']);
  });

  it.each([
    ['not JSON', 'x'],
    ['of another kind', '{"id":"1","at":"2024"}'],
    ['an empty map', '{}'],
    ['a list', '[]'],
  ])('passes over a line that is %s, and says so', async (_what, line) => {
    const log = aLog();
    await log.append(LOCAL_USER_ID, 'main', BREACH);
    await writeFile(file, `${line}\n${await readFile(file, 'utf8')}`);

    const listed = await log.list(LOCAL_USER_ID, 'main', WHOLE);

    expect(listed.map(eventOf)).toEqual(['opened']);
    expect(warnings).toEqual(['limit-check-log-line-unreadable']);
  });

  it('is neither read nor written where something else lies in its place', async () => {
    const log = aLog();
    await log.append(LOCAL_USER_ID, 'other', BREACH);
    await mkdir(file);

    const unusable = { code: 'storage-unavailable' };
    await expect(log.append(LOCAL_USER_ID, 'main', BREACH)).rejects.toMatchObject(unusable);
    await expect(log.list(LOCAL_USER_ID, 'main', WHOLE)).rejects.toMatchObject(unusable);
    await expect(log.openBreaches(LOCAL_USER_ID, 'main')).rejects.toMatchObject(unusable);
    expect(await log.openBreaches(LOCAL_USER_ID, 'other')).toHaveLength(1);
  });

  it('is rewritten when it has grown large, and says the same', async () => {
    const [small, large] = [aLog(2000), aLog(NEVER)];
    for (let time = 0; time < 30; time += 1) {
      const found = time % 10 === 9 ? PASS : BREACH;
      await small.append(LOCAL_USER_ID, 'main', found);
      await large.append(LOCAL_USER_ID, 'other', found);
    }

    const [rewritten, grown] = await Promise.all([
      small.list(LOCAL_USER_ID, 'main', WHOLE),
      large.list(LOCAL_USER_ID, 'other', WHOLE),
    ]);

    expect(rewritten.map(outcomeOf)).toEqual(grown.map(outcomeOf));
    expect(rewritten.map(({ times }) => times)).toEqual([1, 9, 1, 9, 1, 9]);
    expect(await linesOf()).toBeLessThan(12);
    expect((await readdir(checks)).toSorted()).toEqual(['main.ndjson', 'other.ndjson']);
    expect(warnings).toEqual([]);
  });

  it('keeps what was appended when it cannot be rewritten', async () => {
    const log = aLog(0);
    await log.append(LOCAL_USER_ID, 'main', BREACH);
    const full = Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
    const space = {
      ...{ directory: folder.path, clock: tickingClock(), parser: new DocumentParser() },
      onWarning: (event: string) => void warnings.push(event),
      locks: new BrokenLocks(2, full),
      requireServed,
    };

    await new FileLimitCheckLog(space, 0).append(LOCAL_USER_ID, 'main', PASS);

    expect(warnings).toEqual(['limit-check-log-not-compacted']);
    expect((await log.list(LOCAL_USER_ID, 'main', WHOLE)).map(eventOf)).toEqual([
      'closed',
      'opened',
    ]);
  });
});

/** Lets a lock's holder ask so many times, and then fails it. */
class BrokenLocks extends UserLocks {
  constructor(
    private readonly goodFor: number,
    private readonly failure: Error,
  ) {
    super();
  }

  override withLock<T>(...[user, task]: Parameters<UserLocks['withLock']>): Promise<T> {
    let asked = 0;
    return super.withLock(user, (lock) =>
      task({
        requireHeld: () => {
          asked += 1;
          return asked >= this.goodFor ? Promise.reject(this.failure) : lock.requireHeld();
        },
      }),
    ) as Promise<T>;
  }
}

const eventOf = ({ limits }: LimitEvaluation): unknown => limits.max_loss?.event;

const outcomeOf = ({ times, limits, inputHash }: LimitEvaluation): unknown => [
  ...[times, inputHash, limits.max_loss?.event, limits.max_loss?.previousStatus],
];
