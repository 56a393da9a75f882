export const OBJECTIVE_NAMES = [
  'min-variance',
  'max-return',
  'max-sharpe',
  'risk-parity',
  'frontier',
] as const;

export type ObjectiveName = (typeof OBJECTIVE_NAMES)[number];

/** What weights are to be best at. */
export type Objective =
  | { readonly name: 'min-variance' | 'max-sharpe' | 'risk-parity' }
  /** Annual; null: whatever the risk. */
  | { readonly name: 'max-return'; readonly volatilityCap: number | null };
