import { AppError } from '../common/problem/app-error.js';

export class ScenarioNotFoundError extends AppError {
  constructor({ name }: { readonly name: string }) {
    super('scenario-not-found', `there is no scenario named "${name}"`);
  }
}

/** A scenario that is to be written names a base portfolio that is not stored. */
export class UnknownBaseError extends AppError {
  constructor({ basePortfolio }: { readonly basePortfolio: string }) {
    const detail = `there is no portfolio named "${basePortfolio}" to start from`;
    const fault = { code: 'unknown-portfolio', pointer: '/base_portfolio', detail } as const;
    super('invalid-document', 'the scenario has 1 fault', {
      faults: [{ ...fault, line: null, column: null }],
    });
  }
}
