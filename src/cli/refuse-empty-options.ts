import type { Command } from 'commander';
import { commandLineError } from './command-line-error.js';

/**
 * An option with an empty text says nothing, and is most often a variable of a script that was not set: taken for what
 * holds without it, it would change the answer without a word.
 * @throws AppError `invalid-request` naming every one
 */
export function refuseEmptyOptions(command: Command): void {
  const values = command.opts<Readonly<Record<string, unknown>>>();
  // `--no-limits` shares its value with `--limits`, and is never given a text.
  const empty = command.options.filter(
    (option) => !option.negate && [values[option.attributeName()]].flat().includes(''),
  );
  if (empty.length === 0) return;
  throw commandLineError(
    empty.map(({ long, flags }) => ({
      code: 'missing',
      detail: `${long ?? flags} is empty: give ${flags}, or leave it out`,
    })),
  );
}
