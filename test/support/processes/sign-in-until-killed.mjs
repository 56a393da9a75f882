/**
 * Signs in for the first time, begins a session, makes an API token, signs in with another address and revokes the session,
 * and is killed without any warning before the disk is asked for one thing, or after it has done so, the time of that number:
 * `sign-in-until-killed.mjs DIRECTORY STEPS before|after CALL PATH-PATTERN COUNT`.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [directory, steps, moment, call, pattern, count] = process.argv.slice(2);
const fatalPath = new RegExp(pattern);
const original = fs.promises[call];
let left = Number(count);
const passBy = (asked) => {
  // Of a renaming the new name counts.
  if (fatalPath.test(call === 'rename' ? asked[1] : asked[0])) left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
};
fs.promises[call] = async (...asked) => {
  if (moment === 'before') passBy(asked);
  const result = await original(...asked);
  if (moment === 'after') passBy(asked);
  return result;
};
syncBuiltinESMExports();

const { systemClock } = await import('../../../dist/common/clock.js');
const { openStorage } = await import('../../../dist/storage/storage-adapters.js');
const { users, sessions, apiTokens } = await openStorage({ store: 'file', directory }, systemClock);

const { former, present, session, token } = JSON.parse(steps);
const now = new Date(session.createdAt);
await users.signIn(former, now);
await sessions.create(former.id, session);
await apiTokens.create(former.id, token, now);
await users.signIn(present, now);
await sessions.revoke(former.id, session.id);
