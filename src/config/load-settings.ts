import { AppError } from '../common/problem/app-error.js';
import { nameWarnings } from './name-warnings.js';
import { settingConflicts } from './setting-conflicts.js';
import type { SettingRow } from './setting-row.js';
import { SETTINGS_TABLE, type Settings } from './settings-table.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface LoadedSettings {
  readonly settings: Settings;
  /** Sentences about names that look like a setting misspelled. */
  readonly warnings: readonly string[];
}

/**
 * The settings an environment asks for; a variable that is empty counts as not set.
 * @throws AppError `invalid-settings` whose message has one line for every setting at fault.
 */
export function loadSettings(environment: Environment): LoadedSettings {
  const warnings = nameWarnings(environment);
  const values: [string, unknown][] = [];
  const faults: string[] = [];
  for (const [key, row] of Object.entries(SETTINGS_TABLE)) {
    const text = environment[row.name] ?? '';
    const parsed = row.schema.safeParse(text === '' ? defaultOf(row, environment) : text);
    if (parsed.success) values.push([key, parsed.data]);
    else faults.push(`${row.name} is ${shown(row, text)} but must be ${row.legal}`);
  }
  faults.push(...settingConflicts(Object.fromEntries(values)));
  if (faults.length > 0) throw invalidSettings([...faults, ...warnings]);
  return { settings: Object.fromEntries(values) as Settings, warnings };
}

function defaultOf(row: SettingRow, environment: Environment): string {
  const other = row.insteadOf === undefined ? undefined : environment[row.insteadOf];
  return other !== undefined && row.schema.safeParse(other).success ? other : row.default;
}

function invalidSettings(lines: readonly string[]): AppError {
  return new AppError('invalid-settings', ['the settings are wrong:', ...lines].join('\n  '));
}

const LONGEST_QUOTE = 60;

function shown({ isHidden = false }: SettingRow, text: string): string {
  if (isHidden) return 'set to what is not shown here';
  return JSON.stringify(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);
}
