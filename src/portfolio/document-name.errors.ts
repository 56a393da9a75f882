import { AppError } from '../common/problem/app-error.js';
import { nameFault } from './document-name.js';

/** @throws AppError `invalid-name` when a portfolio or scenario cannot have this name. */
export function requireName(name: string): void {
  const fault = nameFault(name);
  if (fault !== null) throw new AppError('invalid-name', fault.detail);
}
