import type { ChartOption } from './chart-option.js';

/** A picture of a report's figures. Whatever it shows is also in a table beside it. */
export interface Chart {
  /** Of its elements; letters and hyphens. */
  readonly id: string;
  /** What it shows; a caption. */
  readonly title: string;
  /** What there is to see, in words, for whoever does not see it. */
  readonly description: string;
  /** The same picture for a wide page and for a phone. */
  readonly draw: (canvas: Canvas) => Drawing;
}

/** A picture is drawn once for each: shrinking one would shrink its letters. */
export type Canvas = 'wide' | 'narrow';

export interface Drawing {
  /** In pixels; the width follows from the canvas. */
  readonly height: number;
  readonly option: ChartOption;
}

export const WIDTH_OF_CANVAS: Readonly<Record<Canvas, number>> = { wide: 760, narrow: 320 };
