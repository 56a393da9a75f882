import { RUN_VARIABLE, runsWithFolders } from './run-folder.mjs';
import { removeServer } from './remove-server.mjs';

/** Numbers the run, and removes what runs that were killed left: theirs, and one that had the same number. */
export default async function beforeAll() {
  process.env[RUN_VARIABLE] = process.pid.toString();
  for (const run of await runsWithFolders()) {
    if (Number(run) === process.pid || !isAlive(Number(run))) await removeServer(run);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
