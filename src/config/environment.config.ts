import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Environment } from './load-settings.js';

/** The variables of this process, and beneath them those of a `.env` file in the working folder. */
export function readEnvironment(file = '.env'): Environment {
  return { ...parseEnv(readIfThere(file)), ...process.env };
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
