import type { Settings } from '../config/settings-table.js';
import { type Terminal, warn } from './terminal.js';

/** Settings that the command line gives; they win over the environment. */
export interface SettingFlags {
  readonly user?: string | undefined;
  readonly port?: string | undefined;
}

/** The settings of this run; doubtful names are warned about. @throws AppError `invalid-settings` */
export async function openSettings(
  { user, port }: SettingFlags,
  terminal: Terminal,
): Promise<Settings> {
  const [{ readEnvironment }, { loadSettings }] = await Promise.all([
    import('../config/environment.config.js'),
    import('../config/load-settings.js'),
  ]);
  const { settings, warnings } = loadSettings({
    ...readEnvironment(),
    ...(user === undefined ? {} : { RISK_USER: user }),
    ...(port === undefined ? {} : { PORT: port }),
  });
  for (const warning of warnings) warn(terminal, warning);
  return settings;
}
