import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import type { Reading } from '../../common/document/reading.js';
import { readYaml } from '../../common/document/yaml-reader.js';
import type { Episode } from '../engine/stress/episode.js';
import { readEpisodes } from './episodes-document.js';

function read(text: string): Reading<readonly Episode[]> {
  const document = readYaml(text);
  return document.ok ? readEpisodes(document.value) : document;
}

function faultsOf(text: string): readonly string[] {
  const reading = read(text);
  return reading.ok ? [] : reading.faults.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe('the episodes of a file', () => {
  it('that comes with the program are at least eight, and legal', async () => {
    const reading = read(await readFile('stress_scenarios.yaml', 'utf8'));

    const episodes = reading.ok ? reading.value : [];
    expect(episodes.length).toBeGreaterThanOrEqual(8);
    expect(episodes).toContainEqual({
      name: 'covid-2020',
      description: 'The pandemic closes economies',
      startDate: '2020-02-19',
      endDate: '2020-03-23',
    });
    expect(episodes.filter(({ description }) => description === null)).toEqual([]);
  });

  it('are in its order', () => {
    const dates = '{ start_date: "2020-01-01", end_date: "2020-02-01" }';

    const reading = read(`episodes:\n  b: ${dates}\n  a: ${dates}\n`);

    expect(reading.ok && reading.value.map(({ name }) => name)).toEqual(['b', 'a']);
  });

  it('may be none', () => {
    expect(read('episodes: {}')).toEqual({ ok: true, value: [] });
  });

  it('are refused with every fault at once', () => {
    const text = `episodes:
  backwards: { start_date: "2020-02-01", end_date: "2020-02-01" }
  dateless: { start_date: "2020-02-30", description: [] }
  "two\\nlines": { start_date: "2020-01-01", end_date: "2020-02-01", weight: 1 }
  nothing:
shocks: {}
`;

    expect(faultsOf(text).toSorted()).toEqual([
      'invalid-date /episodes/dateless/start_date',
      'invalid-name /episodes/two\nlines',
      'missing /episodes/dateless/end_date',
      'start-not-before-end /episodes/backwards',
      'unknown-key /episodes/two\nlines/weight',
      'unknown-key /shocks',
      'wrong-type /episodes/dateless/description',
      'wrong-type /episodes/nothing',
    ]);
  });

  it.each([
    ['', 'malformed '],
    ['episodes: 1', 'wrong-type /episodes'],
    ['episodes: [', 'malformed '],
    ['{}', 'missing /episodes'],
  ])('are refused in %j', (text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  it('are refused past two hundred', () => {
    const lines = Array.from(
      { length: 201 },
      (_, i) => `  e${String(i)}: { start_date: "2020-01-01", end_date: "2020-02-01" }`,
    );

    expect(faultsOf(`episodes:\n${lines.join('\n')}\n`)).toEqual(['too-large /episodes']);
  });
});
