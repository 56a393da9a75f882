import { AppError } from './app-error.js';

/** The stored document is not the version that the writer has seen. */
export class StaleVersionError extends AppError {
  constructor({ current }: { readonly current: string | null }) {
    super(
      'stale-version',
      current === null
        ? 'it does not exist any more; read it again and decide'
        : `its version is now ${current}; read it again and apply your change to that`,
    );
  }
}

/** The writer asked to create only, and it is there. */
export class AlreadyExistsError extends AppError {
  constructor({ name }: { readonly name: string }) {
    super('already-exists', `"${name}" exists already; it was to be created, not replaced`);
  }
}
