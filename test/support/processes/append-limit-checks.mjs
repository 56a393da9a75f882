/**
 * Appends evaluations to the log of one portfolio's limit checks: pass and breach by turns, each of an input of its own.
 * With `killAfterMs` a thread of its own kills the process so long after the first one; the log is then so short-lived
 * that it is rewritten again and again. Prints `done N` after each.
 */
import { Worker } from 'node:worker_threads';
import { LOCAL_USER_ID } from '../../../dist/auth/user-id.js';
import { systemClock } from '../../../dist/common/clock.js';
import { FileLimitCheckLog } from '../../../dist/storage/file/limit-check-log.file-store.js';
import { UserLocks } from '../../../dist/storage/file/user-locks.js';

const [directory, count, compactAboveBytes, killAfterMs] = process.argv.slice(2);
const space = {
  directory,
  clock: systemClock,
  locks: new UserLocks(),
  onWarning: () => undefined,
  requireServed: () => Promise.resolve(),
};
const log = new FileLimitCheckLog(space, Number(compactAboveBytes));

const begun = new Int32Array(new SharedArrayBuffer(4));
if (killAfterMs !== undefined) {
  const workerData = { begun, killAfterMs: Number(killAfterMs) };
  new Worker(new URL('./kill-process.mjs', import.meta.url), { workerData });
}

for (let number = 0; number < Number(count); number += 1) {
  const isBreach = number % 2 === 1;
  const check = { actual: isBreach ? 0.35 : 0.1, limit: 0.3, status: isBreach ? 'breach' : 'pass' };
  await log.append(LOCAL_USER_ID, 'main', {
    asOf: '2023-12-31',
    limitsOrigin: 'user',
    engineVersion: '1.0.0',
    inputHash: `${process.pid}-${number}`,
    limits: { max_loss: check },
  });
  process.stdout.write(`done ${number}\n`);
  Atomics.store(begun, 0, 1);
  Atomics.notify(begun, 0);
}
