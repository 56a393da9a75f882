import { excerpt } from '../../common/document/excerpt.js';
import { AppError } from '../../common/problem/app-error.js';
import type { Episode } from '../engine/stress/episode.js';

/** The named ones, in the order asked for; all, when none is named. @throws AppError `unknown-episode` naming each that there is not */
export function chooseEpisodes(
  all: readonly Episode[],
  names: readonly string[] | null,
): readonly Episode[] {
  if (names === null) return all;
  const byName = new Map(all.map((episode) => [episode.name, episode]));
  const unknown = names.filter((name) => !byName.has(name));
  if (unknown.length > 0) {
    const known = all.map(({ name }) => name).join(', ');
    const detail = `no episode is called ${unknown.map(excerpt).join(' or ')}; there are ${known}`;
    throw new AppError('unknown-episode', detail);
  }
  return names.flatMap((name) => byName.get(name) ?? []);
}
