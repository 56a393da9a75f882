import { existsSync } from 'node:fs';
import { removeServer } from './remove-server.mjs';
import { RUN_VARIABLE, serverFolder } from './run-folder.mjs';

/** Stops the server that the spec files of this run shared, if any of them asked for it. */
export default async function afterAll() {
  const run = process.env[RUN_VARIABLE];
  if (existsSync(serverFolder(run))) await removeServer(run);
}
