import { openStorage } from '../../src/storage/storage-adapters.js';
import { tickingClock } from '../support/ticking-clock.js';
import { describeStorageContract } from './storage.contract.js';

describeStorageContract('memory', async () => {
  const adapter = await openStorage({ store: 'memory' }, tickingClock());
  return { adapter, dispose: () => adapter.close() };
});
