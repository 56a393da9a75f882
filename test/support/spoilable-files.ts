import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentFile, userFolder } from '../../src/storage/file/user-folder.js';
import type { SpoilableStorage } from '../contract/corrupt-documents.contract.js';
import { ANN } from '../contract/storage/storage-under-test.js';
import { aDataFolder } from './data-folder.js';

/** Files that somebody leaves half written; what lies there is their bytes. */
export async function spoilableFiles(): Promise<SpoilableStorage> {
  const { path, open, dispose } = await aDataFolder();
  const adapter = await open();
  const folder = userFolder(path, ANN);
  return {
    adapter,
    dispose,
    spoil: async (document) => {
      const file = documentFile(folder, document);
      const half = (await readFile(file)).subarray(0, -5);
      await writeFile(file, Buffer.concat([half, Buffer.from('{')]));
      return readFile(file);
    },
    kept: async () => {
      const names = await readdir(folder.path, { recursive: true });
      const copies = names.filter((name) => name.includes('.yaml.corrupt-'));
      return Promise.all(copies.map((name) => readFile(join(folder.path, name))));
    },
  };
}
