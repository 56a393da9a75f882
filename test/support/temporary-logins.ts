import { randomUUID } from 'node:crypto';
import { Secret } from '../../src/common/secret.js';
import { queryDatabase } from './query-database.js';
import type { TemporaryDatabase } from './temporary-database.js';

/** Logins that a test makes up on the server of its database. */
export interface TemporaryLogins {
  /** A name that no login has. */
  name(): string;
  /** Makes a login that may what `rights` says. @returns its address */
  create(rights: string): Promise<Secret>;
  /** The address of a login by name, whether it is there or not. */
  urlOf(name: string): Secret;
  /** Removes all of them. */
  dispose(): Promise<void>;
}

export const TEMPORARY_PASSWORD = 'pass word/of: a@test';

export function temporaryLogins({ administratorUrl }: TemporaryDatabase): TemporaryLogins {
  const names: string[] = [];
  const name = (): string => {
    const made = `login_${randomUUID().replaceAll('-', '')}`;
    names.push(made);
    return made;
  };
  const urlOf = (login: string): Secret => {
    const url = new URL(administratorUrl.reveal());
    url.username = login;
    url.password = TEMPORARY_PASSWORD;
    return new Secret(url.href);
  };
  return {
    name,
    urlOf,
    create: async (rights) => {
      const login = name();
      const sql = `CREATE ROLE ${login} LOGIN ${rights} PASSWORD '${TEMPORARY_PASSWORD}'`;
      await queryDatabase(administratorUrl, sql);
      return urlOf(login);
    },
    dispose: async () => {
      for (const login of names) {
        await queryDatabase(
          administratorUrl,
          `DO $$ BEGIN
             IF EXISTS (SELECT FROM pg_roles WHERE rolname = '${login}') THEN
               REASSIGN OWNED BY ${login} TO CURRENT_USER;
               DROP OWNED BY ${login};
               DROP ROLE ${login};
             END IF;
           END $$`,
        );
      }
    },
  };
}
