import { Option } from 'commander';

/** Options that several commands share; each call makes one of its own. */
export const jsonOption = (): Option => new Option('--json', 'print JSON, with nothing rounded');

export const htmlOption = (): Option =>
  new Option('--html <file>', 'write a page with charts to this file; "-" is standard output');

export const userOption = (): Option =>
  new Option('--user <id-or-email>', 'whose stored data to use (else RISK_USER, else "local")');

export const reasonOption = (): Option =>
  new Option('--reason <text>', 'why, for the history of changes');

export const ifVersionOption = (): Option =>
  new Option('--if-version <version>', 'only if this is still the stored version');

export const dryRunOption = (): Option =>
  new Option('--dry-run', 'say what it would do, and do not do it');

export const createOnlyOption = (): Option =>
  new Option('--create-only', 'only if there is none yet');
