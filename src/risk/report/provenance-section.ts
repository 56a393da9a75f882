import type { Palette } from './palette.js';
import { paragraph } from './paragraph.js';
import { type Provenance, provenanceSentences } from './provenance-sentences.js';

/** Where the figures come from, in the words needed to get the same ones again. */
export function provenanceSection(report: Provenance, palette: Palette): readonly string[] {
  const text = provenanceSentences(report).join(' ');
  return ['', ...paragraph('', text).map((line) => palette.faint(line))];
}
