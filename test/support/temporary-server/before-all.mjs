import { removeServer } from './remove-server.mjs';
import { FOLDER_VARIABLE, runsWithFolders, serverFolder } from './run-folder.mjs';

/** Says where the server of this run will lie, and removes what runs that were killed left: theirs, and one that had the same number. */
export default async function beforeAll() {
  process.env[FOLDER_VARIABLE] = serverFolder(process.pid.toString());
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
