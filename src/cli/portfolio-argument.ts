import { stat } from 'node:fs/promises';
import { STANDARD_INPUT } from './document-file.js';

/** A portfolio as the caller names it: a file, or one of the stored ones. */
export type PortfolioArgument =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'stored'; readonly name: string };

/** What looks like a file is one, there or not; so is anything that is there. All else is a stored name. */
export async function readPortfolioArgument(argument: string): Promise<PortfolioArgument> {
  const isFile =
    argument === STANDARD_INPUT || looksLikeFile(argument) || (await isReadableThing(argument));
  return isFile ? { kind: 'file', path: argument } : { kind: 'stored', name: argument };
}

function looksLikeFile(argument: string): boolean {
  return /[/\\]/.test(argument) || /\.(?:ya?ml|json)$/i.test(argument);
}

/** A folder that happens to have the name of a stored portfolio does not hide it. */
async function isReadableThing(path: string): Promise<boolean> {
  try {
    return !(await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
