import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { openSettings, type SettingFlags } from '../settings.js';
import type { Terminal } from '../terminal.js';

export interface ServeFlags extends SettingFlags {
  readonly demo?: boolean;
}

/** Starts the HTTP server, which keeps the process alive. The only command that loads it. */
export async function startServer(flags: ServeFlags, terminal: Terminal): Promise<ExitCode> {
  const settings = await openSettings(flags, terminal);
  const { serve } = await import('../../main.js');
  await serve(settings, { demo: flags.demo ?? false });
  return EXIT_CODES.fine;
}
