import { isCalendarDate } from '../../common/document/calendar-date.js';
import type { DocumentNode, MapNode } from '../../common/document/document-node.js';
import { excerpt } from '../../common/document/excerpt.js';
import { FaultList } from '../../common/document/fault-list.js';
import {
  asMap,
  asScalar,
  optionalField,
  refuseUnknownKeys,
  requiredField,
} from '../../common/document/fields.js';
import type { Reading } from '../../common/document/reading.js';
import { isLongerThan, labelReason, unstorableReason } from '../../common/document/text-rules.js';
import type { Episode } from '../engine/stress/episode.js';

/** Of the name of an episode, in code points. */
const MAX_EPISODE_NAME_LENGTH = 100;
const MAX_DESCRIPTION_LENGTH = 500;
const MOST_EPISODES = 200;

const EXAMPLE = '{ covid-2020: { start_date: "2020-02-19", end_date: "2020-03-23" } }';

/** Reads `episodes` of a file of stress scenarios, in the order of the file, or lists every fault. */
export function readEpisodes(node: DocumentNode): Reading<readonly Episode[]> {
  const faults = new FaultList();
  const root = asMap(node, `{ episodes: ${EXAMPLE} }`, faults);
  if (root === null) return faults.reading<readonly Episode[]>(null);
  refuseUnknownKeys(root, ['episodes'], 'stress scenarios', faults);
  const field = requiredField(root, 'episodes', `ranges of days by name: ${EXAMPLE}`, faults);
  const section = field === null ? null : asMap(field, EXAMPLE, faults);
  if (section === null) return faults.reading<readonly Episode[]>(null);
  if (section.entries.size > MOST_EPISODES) {
    const detail = `there are ${String(section.entries.size)} episodes; at most ${String(MOST_EPISODES)} are taken`;
    faults.report('too-large', section, detail);
  }
  const episodes = [...section.entries].map(([name, entry]) => readEpisode(name, entry, faults));
  return faults.reading(episodes.filter((episode) => episode !== null));
}

function readEpisode(name: string, node: DocumentNode, faults: FaultList): Episode | null {
  const reason = labelReason(name, MAX_EPISODE_NAME_LENGTH);
  if (reason !== null) {
    faults.report(
      'invalid-name',
      node,
      `${excerpt(name)} is not the name of an episode: ${reason}`,
    );
  }
  const map = asMap(node, '{ start_date: "2020-02-19", end_date: "2020-03-23" }', faults);
  if (map === null) return null;
  refuseUnknownKeys(map, ['description', 'start_date', 'end_date'], 'an episode', faults);
  const description = readDescription(map, faults);
  const startDate = readDate(map, 'start_date', faults);
  const endDate = readDate(map, 'end_date', faults);
  if (startDate === null || endDate === null) return null;
  if (startDate >= endDate) {
    const detail = `the start ${startDate} is not before the end ${endDate}`;
    faults.report('start-not-before-end', map, detail);
  }
  return { name, description, startDate, endDate };
}

function readDescription(map: MapNode, faults: FaultList): string | null {
  const node = optionalField(map, 'description');
  const scalar = node === null ? null : asScalar(node, '"The pandemic closes economies"', faults);
  if (scalar === null) return null;
  const { text } = scalar;
  const reason = unstorableReason(text);
  if (reason !== null) faults.report('malformed', scalar, `the description: ${reason}`);
  if (isLongerThan(text, MAX_DESCRIPTION_LENGTH)) {
    const detail = `the description has more than ${String(MAX_DESCRIPTION_LENGTH)} characters`;
    faults.report('text-too-long', scalar, detail);
  }
  return text;
}

function readDate(map: MapNode, key: string, faults: FaultList): string | null {
  const node = requiredField(map, key, 'a day such as "2020-02-19"', faults);
  const scalar = node === null ? null : asScalar(node, '"2020-02-19"', faults);
  if (scalar === null) return null;
  if (isCalendarDate(scalar.text)) return scalar.text;
  faults.report('invalid-date', scalar, `${excerpt(scalar.text)} is not a date written YYYY-MM-DD`);
  return null;
}
