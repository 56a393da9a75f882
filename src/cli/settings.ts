import type { Environment } from '../config/load-settings.js';
import type { Settings } from '../config/settings-table.js';
import { type Terminal, warn } from './terminal.js';

/** As DATABASE_URL: a PostgreSQL of the program's own. */
const EMBEDDED = 'embedded';

/** Settings that the command line gives; they win over the environment. */
export interface SettingFlags {
  readonly user?: string | undefined;
  readonly port?: string | undefined;
  /** Use the database that the environment names, or one of the program's own where it names none. */
  readonly database?: boolean | undefined;
}

/** The settings of this run; doubtful names are warned about. @throws AppError `invalid-settings` */
export async function openSettings(
  { user, port, database }: SettingFlags,
  terminal: Terminal,
): Promise<Settings> {
  const [{ readEnvironment }, { loadSettings }] = await Promise.all([
    import('../config/environment.config.js'),
    import('../config/load-settings.js'),
  ]);
  const environment = readEnvironment();
  const { settings, warnings } = loadSettings({
    ...environment,
    ...(database === true ? databaseIn(environment) : {}),
    ...(user === undefined ? {} : { RISK_USER: user }),
    ...(port === undefined ? {} : { PORT: port }),
  });
  for (const warning of warnings) warn(terminal, warning);
  return settings;
}

function databaseIn({ DATABASE_URL = '', DB_HOST = '' }: Environment): Environment {
  const isNamed = DATABASE_URL !== '' || DB_HOST !== '';
  return { USE_DATABASE: 'true', ...(isNamed ? {} : { DATABASE_URL: EMBEDDED }) };
}
