import { embeddedFolder } from './embedded-folder.js';
import { stopPostmaster } from './stop-postmaster.js';

/** Stops the server of a folder, if one runs, whoever uses it. Its data stays. */
export async function stopEmbeddedPostgres(directory: string): Promise<void> {
  await stopPostmaster(embeddedFolder(directory));
}
