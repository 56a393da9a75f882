import { SchedulerRegistry } from '@nestjs/schedule';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aSession } from '../../../../test/support/credentials.js';
import { SettableClock } from '../../../../test/support/settable-clock.js';
import { waitUntil } from '../../../../test/support/wait-until.js';
import { openMemoryStorage } from '../../../storage/memory/open-memory-storage.js';
import type { StorageAdapter } from '../../../storage/storage-adapter.js';
import { toUserId } from '../../user-id.js';
import type { SessionStore } from '../session.store.js';
import { purgeTimes } from './purge-times.js';
import { SessionPurgeScheduleModule } from './session-purge-schedule.module.js';
import { SessionPurgeJob } from './session-purge.job.js';
import { type EndedPurge, SessionPurgeService } from './session-purge.service.js';

const ANN = toUserId('ann');
const IDLE_MS = 60 * 60 * 1000;
const NEVER = new AbortController().signal;

describe('the purge of sessions', () => {
  let clock: SettableClock;
  let storage: StorageAdapter;
  let ended: EndedPurge[];
  beforeEach(async () => {
    clock = new SettableClock();
    storage = openMemoryStorage(clock);
    ended = [];
    await storage.users.signIn({ id: ANN, email: 'a@example.com', name: null }, clock.now());
  });

  function purgeOf(sessions: SessionStore): SessionPurgeService {
    return new SessionPurgeService(sessions, storage.rateCounters, clock, {
      idleMs: IDLE_MS,
      onEnded: (each) => ended.push(each),
    });
  }

  async function begin(count: number): Promise<void> {
    for (let number = 0; number < count; number += 1)
      await storage.sessions.create(ANN, aSession());
  }

  /** The same store, of which the calls of this number fail. */
  function failing(...fatal: readonly number[]): SessionStore {
    let calls = 0;
    const { sessions } = storage;
    return altered(sessions, {
      purge: async (...asked) => {
        calls += 1;
        if (fatal.includes(calls)) throw new Error('the store is away');
        return sessions.purge(...asked);
      },
    });
  }

  it('removes all that is over, a thousand at a time, and nothing else', async () => {
    await begin(2001);
    clock.advance(IDLE_MS);
    const moment = clock.now().toISOString();
    await storage.sessions.create(ANN, aSession({ createdAt: moment, lastAccessed: moment }));
    const batches: number[] = [];
    const { sessions } = storage;
    const purge: SessionStore['purge'] = async (expiry, batch) => {
      const removed = await sessions.purge(expiry, batch);
      batches.push(removed ?? -1);
      return removed;
    };

    const report = await purgeOf(altered(sessions, { purge })).runNow(NEVER);

    expect(report).toMatchObject({ status: 'done', sessions: 2001, rateCounters: 0 });
    expect(batches).toEqual([1000, 1000, 1]);
    expect(ended).toEqual([{ outcome: 'success', ...report }]);
    expect(await storage.sessions.revokeAll(ANN)).toBe(1);
  });

  it('ends after the batch under way when it is told to stop', async () => {
    await begin(1500);
    clock.advance(IDLE_MS);
    const stop = new AbortController();
    const { sessions } = storage;
    const purge: SessionStore['purge'] = (...asked) => {
      stop.abort();
      return sessions.purge(...asked);
    };

    const report = await purgeOf(altered(sessions, { purge })).runNow(stop.signal);

    expect(report).toMatchObject({ status: 'stopped', sessions: 1000 });
    expect(ended).toMatchObject([{ outcome: 'abort' }]);
  });

  it('is left to another instance that is at it', async () => {
    const busy = altered(storage.sessions, { purge: () => Promise.resolve(null) });

    expect(await purgeOf(busy).runNow(NEVER)).toMatchObject({
      status: 'running-elsewhere',
      sessions: 0,
    });
  });

  describe('by the clock', () => {
    let failures: boolean[];
    let registries: SchedulerRegistry[];
    let schedules: SessionPurgeScheduleModule[];
    beforeEach(() => {
      failures = [];
      registries = [];
      schedules = [];
    });

    function start(sessions: SessionStore, cron = '0 0 1 1 *'): void {
      const job = new SessionPurgeJob(purgeOf(sessions), {
        ...purgeTimes(cron),
        retryAfterMs: 1,
        onFailure: (_, isGivenUp) => failures.push(isGivenUp),
      });
      const registry = new SchedulerRegistry();
      const schedule = new SessionPurgeScheduleModule(job, registry);
      schedules.push(schedule);
      schedule.onApplicationBootstrap();
      registries.push(registry);
    }

    afterEach(stop);

    async function stop(): Promise<void> {
      for (const schedule of schedules) await schedule.beforeApplicationShutdown();
      // As the library does at the shutdown of an application.
      for (const registry of registries.splice(0)) registry.deleteCronJob('session-purge');
    }

    it('is done once at the start, by one of many', async () => {
      await begin(3);
      clock.advance(IDLE_MS);

      for (let number = 0; number < 5; number += 1) start(storage.sessions);

      await waitUntil('it ran', () => ended.length > 0);
      await stop();
      expect(ended).toMatchObject([{ outcome: 'success', sessions: 3 }]);
    });

    it('is tried again when it fails, as the same run', async () => {
      await begin(1);
      clock.advance(IDLE_MS);

      start(failing(1, 2));

      await waitUntil('it ran', () => ended.some(({ outcome }) => outcome === 'success'));
      await stop();
      expect(failures).toEqual([false, false]);
      expect(ended.map(({ outcome }) => outcome)).toEqual(['failure', 'failure', 'success']);
      expect(await storage.sessions.revokeAll(ANN)).toBe(0);
    });

    it('is given up after five failures, until its next turn', async () => {
      start(failing(1, 2, 3, 4, 5, 6));

      await waitUntil('it is given up', () => failures.includes(true));
      await stop();
      expect(failures).toEqual([false, false, false, false, true]);
    });

    it('comes when it is time, again and again, and no more after the stop', async () => {
      start(altered(storage.sessions, { claimPurge: () => Promise.resolve(true) }), '* * * * * *');

      await waitUntil('it came by the clock', () => ended.length >= 2);
      await stop();
      const ran = ended.length;
      start(storage.sessions);
      await waitUntil('another one ran', () => ended.length > ran);
      await stop();
      expect(ended).toHaveLength(ran + 1);
    });
  });

  it('is claimed for half the time between two turns, and waits for a tenth of it at most', () => {
    const minute = 60_000;
    expect(purgeTimes('*/15 * * * *')).toMatchObject({ everyMs: 7.5 * minute, jitterMs: 30_000 });
    expect(purgeTimes('0 0,1 * * *')).toMatchObject({ everyMs: 30 * minute });
    expect(purgeTimes('* * * * * *')).toMatchObject({ everyMs: 500, jitterMs: 100 });
  });

  it.each(['61 * * * *', '* * * *', '0 0 31 2 *', 'soon soon soon soon soon', ''])(
    'is refused a time of %j',
    (cron) => {
      expect(() => purgeTimes(cron)).toThrow(
        expect.objectContaining({
          code: 'invalid-settings',
          message: expect.stringContaining('SESSION_PURGE_CRON'),
        }),
      );
    },
  );
});

/** The same store, with other methods in the place of some. */
function altered(
  sessions: SessionStore,
  changes: Partial<Pick<SessionStore, keyof SessionStore>>,
): SessionStore {
  return {
    create: (...asked) => sessions.create(...asked),
    findByHash: (...asked) => sessions.findByHash(...asked),
    touch: (...asked) => sessions.touch(...asked),
    list: (...asked) => sessions.list(...asked),
    revoke: (...asked) => sessions.revoke(...asked),
    revokeAll: (...asked) => sessions.revokeAll(...asked),
    purge: (...asked) => sessions.purge(...asked),
    claimPurge: (...asked) => sessions.claimPurge(...asked),
    ...changes,
  };
}
