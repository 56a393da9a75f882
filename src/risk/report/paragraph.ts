import { printable } from './printable.js';

const LINE_WIDTH = 80;

/** Text broken between words to fit 80 columns; `lead` opens the first line, and the others are indented as far. */
export function paragraph(lead: string, text: string): readonly string[] {
  const lines: string[] = [];
  let line = lead;
  for (const word of printable(text).split(' ')) {
    const isOpening = line.trim() === '' || line === lead;
    if (!isOpening && line.length + 1 + word.length > LINE_WIDTH) {
      lines.push(line);
      line = ' '.repeat(lead.length) + word;
    } else {
      line += isOpening ? word : ` ${word}`;
    }
  }
  return [...lines, line];
}
