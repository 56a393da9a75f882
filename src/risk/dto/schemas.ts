import type { ApiPropertyOptions } from '@nestjs/swagger';

/** A figure that can be undefined: a zero denominator, a benchmark that is missing. */
export const NULLABLE_NUMBER = {
  type: Number,
  nullable: true,
} as const satisfies ApiPropertyOptions;

export const MONTH = { example: '2024-12', pattern: '^\\d{4}-\\d{2}$' } as const;

export const NULLABLE_MONTH = {
  type: String,
  nullable: true,
  ...MONTH,
} as const satisfies ApiPropertyOptions;

/** Row by row, in the order of `tickers`. */
export const MATRIX = {
  type: 'array',
  items: { type: 'array', items: { type: 'number' } },
} as const satisfies ApiPropertyOptions;
