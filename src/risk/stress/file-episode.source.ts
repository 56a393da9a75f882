import { fileURLToPath } from 'node:url';
import { FollowedFile, type FollowedFileOptions } from '../../common/document/followed-file.js';
import type { WarningLog } from '../../common/warning-log.js';
import type { Episode } from '../engine/stress/episode.js';
import { EpisodeSource } from './episode.source.js';
import { readEpisodes } from './episodes-document.js';

/** Comes with the program, and holds as long as there is no other. */
const SHIPPED_FILE = fileURLToPath(new URL('../../../stress_scenarios.yaml', import.meta.url));

export interface EpisodeFileOptions {
  readonly path: string;
  readonly onWarning: WarningLog;
}

/**
 * Opens the episodes of a YAML file, which follow every edit. Without a file those that come with the program hold.
 * @throws AppError `invalid-document` when the file is broken now, `invalid-settings` when it cannot be read.
 */
export async function openEpisodeFile(options: EpisodeFileOptions): Promise<EpisodeSource> {
  const form: Pick<FollowedFileOptions<readonly Episode[]>, 'what' | 'setting' | 'read'> = {
    what: 'stress scenarios',
    setting: 'STRESS_SCENARIOS',
    read: readEpisodes,
  };
  const { onWarning } = options;
  const shipped = new FollowedFile({ ...form, path: SHIPPED_FILE, builtIn: [], onWarning });
  const source = new FileEpisodeSource(
    new FollowedFile({ ...form, ...options, builtIn: await shipped.current() }),
  );
  await source.current();
  return source;
}

class FileEpisodeSource extends EpisodeSource {
  constructor(private readonly file: FollowedFile<readonly Episode[]>) {
    super();
  }

  override current(): Promise<readonly Episode[]> {
    return this.file.current();
  }
}
