/** A place in a text, one-based. */
export interface LinePlace {
  readonly line: number;
  readonly column: number;
}

const LINE_BREAK = /\r\n?|\n/g;

/** Finds line and column of an offset by binary search, so that placing every node of a text costs no second reading. */
export class LineTable {
  private readonly starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (const match of text.matchAll(LINE_BREAK)) starts.push(match.index + match[0].length);
    this.starts = starts;
  }

  /** `offset` counts UTF-16 units from 0, and so does the column from 1. */
  placeOf(offset: number): LinePlace {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }
}
