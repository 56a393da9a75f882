import { AppError } from '../common/problem/app-error.js';

export class RiskLimitsNotFoundError extends AppError {
  constructor({ portfolioName }: { readonly portfolioName: string | null }) {
    super(
      'risk-limits-not-found',
      portfolioName === null
        ? 'you have set no risk limits of your own; the defaults hold'
        : `portfolio "${portfolioName}" has no risk limits of its own; yours or the defaults hold`,
    );
  }
}
