import type { AnalysisInput } from '../analysis-input.js';
import { factorModel } from '../factors/factor-model.js';
import type { PreparedPortfolio } from '../prepare-portfolio.js';
import type { Episode } from '../stress/episode.js';
import { replayEpisode } from '../stress/replay-episode.js';
import type { EpisodeResult, StressOutcome } from '../stress/stress-result.js';
import { changeOf } from './change-of.js';

/** What an episode does to one of two portfolios, and how that is known. */
export type EpisodeSide = Omit<
  EpisodeResult,
  'name' | 'description' | 'startDate' | 'endDate' | 'contributions'
>;

export interface ComparedEpisode extends Episode {
  readonly before: EpisodeSide;
  readonly after: EpisodeSide;
  /** `after - before`; null where it is not known of both. */
  readonly difference: StressOutcome;
}

/** One of two portfolios, lined up with its returns. */
export interface EpisodeSubject {
  readonly input: AnalysisInput;
  readonly prepared: PreparedPortfolio;
}

/** Both portfolios through each episode. @throws ReconciliationError as `replayEpisode` does */
export function compareEpisodes(
  episodes: readonly Episode[],
  before: EpisodeSubject,
  after: EpisodeSubject,
): readonly ComparedEpisode[] {
  if (episodes.length === 0) return [];
  const [replayBefore, replayAfter] = [replayWith(before), replayWith(after)];
  return episodes.map((episode) => {
    const [former, latter] = [replayBefore(episode), replayAfter(episode)];
    const change = (key: keyof StressOutcome): number | null => {
      const [a, b] = [former[key], latter[key]];
      return a === null || b === null ? null : changeOf(a, b);
    };
    return {
      ...episode,
      before: former,
      after: latter,
      difference: {
        return: change('return'),
        loss: change('loss'),
        valueChange: change('valueChange'),
      },
    };
  });
}

function replayWith({ input, prepared }: EpisodeSubject): (episode: Episode) => EpisodeSide {
  const model = factorModel(prepared);
  return (episode) => {
    const result = replayEpisode(episode, prepared, { model, market: input });
    const { status, reason, return: total, loss, valueChange } = result;
    const { byFactors, cashWithoutPrices, missing } = result;
    return {
      ...{ status, reason, return: total, loss, valueChange },
      ...{ byFactors, cashWithoutPrices, missing },
    };
  };
}
