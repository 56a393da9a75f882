import { aDataFolder } from '../support/data-folder.js';
import { describeStorageContract } from './storage.contract.js';

describeStorageContract('file', async () => {
  const { open, dispose } = await aDataFolder();
  return { adapter: await open(), dispose };
});
