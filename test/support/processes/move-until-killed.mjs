/**
 * Imports or exports everybody, and kills itself without any warning when it has come to a stage so many times:
 * `move-until-killed.mjs URL DIRECTORY import|export|switch STAGE COUNT`.
 */
import { systemClock } from '../../../dist/common/clock.js';
import { Secret } from '../../../dist/common/secret.js';
import { LOCAL_USER_ID } from '../../../dist/auth/user-id.js';
import { openDataTransfer } from '../../../dist/storage/storage-adapters.js';

const [url, directory, what, fatalStage, count] = process.argv.slice(2);
const transfer = await openDataTransfer(
  {
    server: { kind: 'address', url: new Secret(url), ownerUrl: null },
    directory,
    legacyDirectory: directory,
    localUser: LOCAL_USER_ID,
  },
  systemClock,
  () => undefined,
);
let left = Number(count);
const request = {
  user: 'local',
  isDryRun: false,
  isSwitch: what === 'switch',
  signal: new AbortController().signal,
  onProgress: ({ stage }) => {
    if (stage === fatalStage) left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  },
};
await (what === 'import' ? transfer.import(request) : transfer.export(request));
await transfer.close();
