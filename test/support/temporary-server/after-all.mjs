import { existsSync } from 'node:fs';
import { removeServer } from './remove-server.mjs';
import { serverFolder } from './run-folder.mjs';

/** Stops the server that the spec files of this run shared, if any of them asked for it. */
export default async function afterAll() {
  const run = process.pid.toString();
  if (existsSync(serverFolder(run))) await removeServer(run);
}
