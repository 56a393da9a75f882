import picocolors from 'picocolors';

/** What a piece of text means to the reader; colour follows from it, and only on a terminal. */
export interface Palette {
  readonly heading: Paint;
  readonly good: Paint;
  readonly caution: Paint;
  readonly bad: Paint;
  readonly faint: Paint;
  readonly plain: Paint;
}

export type Paint = (text: string) => string;

/** Without colour every paint gives its text back unchanged. */
export function createPalette({ color }: { readonly color: boolean }): Palette {
  const { bold, green, yellow, red, dim } = picocolors.createColors(color);
  return { heading: bold, good: green, caution: yellow, bad: red, faint: dim, plain: String };
}
