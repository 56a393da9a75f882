/**
 * Signs in again and again, each time as somebody else and with the next address, when another process is about to do so
 * with the same one: `sign-in-at-once.mjs DIRECTORY MEETING-FOLDER NAME OTHER-NAME TIMES`. Prints what came of each as JSON.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { systemClock } from '../../../dist/common/clock.js';
import { openStorage } from '../../../dist/storage/storage-adapters.js';

const [directory, meeting, name, other, times] = process.argv.slice(2);
const storage = await openStorage({ store: 'file', directory }, systemClock);
const outcomes = [];
for (let number = 0; number < Number(times); number += 1) {
  writeFileSync(join(meeting, `${name}-${number}`), '');
  while (!existsSync(join(meeting, `${other}-${number}`))) await nextTurn();
  const identity = { id: `${name}-${number}`, email: `${number}@example.com`, name: null };
  try {
    await storage.users.signIn(identity, systemClock.now());
    outcomes.push('in');
  } catch (error) {
    outcomes.push(error.code);
  }
}
await storage.close();
process.stdout.write(JSON.stringify(outcomes));
