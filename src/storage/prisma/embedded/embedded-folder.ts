import { join, resolve } from 'node:path';

/** Where everything of one embedded server lies. */
export interface EmbeddedFolder {
  /** Absolute; whoever runs the program owns it. */
  readonly path: string;
  /** PostgreSQL's own folder, which only its server user reads. */
  readonly data: string;
  /** PostgreSQL writes here who runs and on which port; absent while none does. */
  readonly postmaster: string;
  /** Passwords, readable by whoever runs the program alone. */
  readonly logins: string;
  readonly log: string;
  readonly lock: string;
  /** What a start that was cut short may have left under this name is of no use. */
  readonly pendingData: string;
  readonly pendingPassword: string;
  readonly pendingPrograms: string;
}

export function embeddedFolder(directory: string): EmbeddedFolder {
  const path = resolve(directory);
  const data = join(path, 'data');
  return {
    path,
    data,
    postmaster: join(data, 'postmaster.pid'),
    logins: join(path, 'logins.json'),
    log: join(path, 'server.log'),
    lock: join(path, 'starting.lock'),
    pendingData: join(path, '.pending-data'),
    pendingPassword: join(path, '.pending-password'),
    pendingPrograms: join(path, '.pending-programs'),
  };
}
