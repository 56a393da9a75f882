import type { EpisodeResult } from '../../engine/stress/stress-result.js';
import type { StressReport } from '../../stress/stress-report.js';
import { columnPercent, money, NO_FIGURE } from '../number-format.js';
import type { Palette } from '../palette.js';
import { paragraph } from '../paragraph.js';
import { section } from '../section.js';
import { signedCell } from '../signed-cell.js';
import { type Cell, table } from '../table.js';
import { listNames } from '../../engine/list-names.js';

/** What today's weights would have done in each episode; how the doubtful ones are known stands below. */
export function episodesSection(report: StressReport, palette: Palette): readonly string[] {
  const { episodes, baseCurrency } = report;
  if (episodes.length === 0) return [];
  const columns = [
    { title: 'Episode', align: 'left' },
    { title: 'From', align: 'left' },
    { title: 'To', align: 'left' },
    { title: 'Return', align: 'right' },
    { title: baseCurrency, align: 'right' },
  ] as const;
  const rows = episodes.map((episode) => row(episode, palette));
  return section(
    "Episodes, with today's weights",
    [...table({ columns, rows, heading: palette.faint }), ...notesOn(episodes)],
    palette,
  );
}

function row(episode: EpisodeResult, palette: Palette): readonly Cell[] {
  const { name, startDate, endDate, status, valueChange } = episode;
  const total =
    status === 'known'
      ? signedCell(columnPercent(episode.return), palette)
      : { text: status, paint: palette.caution };
  const change = valueChange === null ? NO_FIGURE : signedCell(money(valueChange), palette);
  return [name, startDate, endDate, total, change];
}

/** Episodes of which the same is to be said have one note. */
function notesOn(episodes: readonly EpisodeResult[]): readonly string[] {
  const namesByNote = new Map<string, string[]>();
  for (const episode of episodes) {
    const note = noteOn(episode);
    if (note !== '') namesByNote.set(note, [...(namesByNote.get(note) ?? []), episode.name]);
  }
  return [...namesByNote].flatMap(([note, names]) =>
    paragraph('  ', `${names.join(', ')}: ${note}`),
  );
}

function noteOn({ reason, byFactors, cashWithoutPrices }: EpisodeResult): string {
  return [
    ...(reason === null ? [] : [reason]),
    ...(byFactors.length === 0 ? [] : [`by their factors: ${listNames(byFactors)}`]),
    ...(cashWithoutPrices.length === 0
      ? []
      : [`as cash that earns nothing: ${listNames(cashWithoutPrices)}`]),
  ].join('; ');
}
