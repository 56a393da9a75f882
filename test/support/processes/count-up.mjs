/** Adds one to a number of shares, again and again: reads, and saves under the version it read, until that holds. */
import { LOCAL_USER_ID } from '../../../dist/auth/user-id.js';
import { systemClock } from '../../../dist/common/clock.js';
import { openStorage } from '../../../dist/storage/storage-adapters.js';

const [directory, times] = process.argv.slice(2);
const storage = await openStorage({ store: 'file', directory }, systemClock);

for (let done = 0; done < Number(times);) {
  const { content, version } = await storage.portfolios.findByName(LOCAL_USER_ID, 'counter');
  const [position] = content.positions;
  const amount = position.quantity.amount + 1;
  const next = { ...content, positions: [{ ...position, quantity: { unit: 'shares', amount } }] };
  const options = { condition: { kind: 'version', version }, reason: process.pid.toString() };
  try {
    await storage.portfolios.save(LOCAL_USER_ID, 'counter', next, options);
    done += 1;
  } catch (error) {
    if (error.code !== 'stale-version') throw error;
  }
}
await storage.close();
