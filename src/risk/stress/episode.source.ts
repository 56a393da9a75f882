import type { Episode } from '../engine/stress/episode.js';

/** Gives the episodes that hold now. */
export abstract class EpisodeSource {
  /** In the order of the file; names are unique. */
  abstract current(): Promise<readonly Episode[]>;
}
