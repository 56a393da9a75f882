/** What a report is about, where the figures do not say it. */
export interface ReportSubject {
  /** A stored name or a file, for the title. */
  readonly title: string;
  /** The portfolio was given as weights: there is no money to show. */
  readonly isWeighted: boolean;
}
