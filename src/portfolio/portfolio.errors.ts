import { AppError } from '../common/problem/app-error.js';

export class PortfolioNotFoundError extends AppError {
  constructor({ name }: { readonly name: string }) {
    super('portfolio-not-found', `there is no portfolio named "${name}"`);
  }
}
