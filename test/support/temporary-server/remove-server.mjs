import { rm } from 'node:fs/promises';
import { serverFolder } from './run-folder.mjs';

/** Stops the server of a run, if it began one, and removes all it kept. */
export async function removeServer(run) {
  const { stopEmbeddedPostgres } =
    await import('../../../dist/storage/prisma/embedded/stop-embedded-postgres.js');
  await stopEmbeddedPostgres(serverFolder(run));
  await rm(serverFolder(run), { recursive: true, force: true });
}
