import { fileURLToPath } from 'node:url';
import { type FollowedPath, openFollowedFile } from '../../common/document/followed-file.js';
import type { Episode } from '../engine/stress/episode.js';
import type { EpisodeSource } from './episode.source.js';
import { readEpisodes } from './episodes-document.js';

/** Comes with the program, and holds as long as there is no other. */
const SHIPPED_FILE = fileURLToPath(new URL('../../../stress_scenarios.yaml', import.meta.url));

const FORM = {
  what: 'stress scenarios',
  setting: 'STRESS_SCENARIOS',
  read: readEpisodes,
} as const;

/** The episodes of a YAML file; without a file those that come with the program. @throws as `openFollowedFile` does */
export async function openEpisodeFile(options: FollowedPath): Promise<EpisodeSource> {
  const none: readonly Episode[] = [];
  const shipped = await openFollowedFile({
    ...FORM,
    ...options,
    path: SHIPPED_FILE,
    builtIn: none,
  });
  return openFollowedFile({ ...FORM, ...options, builtIn: await shipped.current() });
}
