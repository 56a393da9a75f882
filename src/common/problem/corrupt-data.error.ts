import type { CorruptDocument } from '../document/stored-document.js';
import { AppError } from './app-error.js';

/** A stored document does not parse or validate. It is left as it is; a save over it keeps the old bytes. */
export class CorruptDataError extends AppError {
  constructor({ name, place, faults }: CorruptDocument) {
    super('corrupt-data', `"${name}" cannot be read; mend ${place} or save it anew`, {
      faults,
      file: place,
    });
  }
}
