/** A range of days of the past, under a name. */
export interface Episode {
  readonly name: string;
  /** Null when nobody wrote one. */
  readonly description: string | null;
  /** `YYYY-MM-DD`: the range runs from the close of the first day to that of the last. */
  readonly startDate: string;
  readonly endDate: string;
}
