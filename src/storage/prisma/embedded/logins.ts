import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { writeNewFile } from '../../../common/file/private-file.js';
import { Secret } from '../../../common/secret.js';
import type { EmbeddedFolder } from './embedded-folder.js';
import { unusable } from './unusable.js';

/** `administrator` is the superuser, `owner` owns the tables and migrates, `application` serves requests. */
export type Login = 'administrator' | 'owner' | 'application';

export type Passwords = Readonly<Record<Login, Secret>>;

export const LOGIN_NAMES = {
  administrator: 'postgres',
  owner: 'risk_owner',
  application: 'risk_app',
} as const satisfies Readonly<Record<Login, string>>;

const LOGINS = ['administrator', 'owner', 'application'] as const satisfies readonly Login[];

const PASSWORD_BYTES = 24;

/** Makes passwords for a new server, in place of any that are there. */
export async function createPasswords(folder: EmbeddedFolder): Promise<Passwords> {
  const texts = Object.fromEntries(
    LOGINS.map((login) => [login, randomBytes(PASSWORD_BYTES).toString('base64url')]),
  );
  await rm(folder.logins, { force: true });
  await writeNewFile(folder.logins, JSON.stringify(texts));
  return readPasswords(folder);
}

/** @throws AppError when the file is gone or broken: without it nobody gets into the server. */
export async function readPasswords({ path, data, logins }: EmbeddedFolder): Promise<Passwords> {
  try {
    const texts: unknown = JSON.parse(await readFile(logins, 'utf8'));
    return {
      administrator: passwordIn(texts, 'administrator'),
      owner: passwordIn(texts, 'owner'),
      application: passwordIn(texts, 'application'),
    };
  } catch {
    // The cause is left out: it may quote the file.
    throw unusable(
      `the passwords of the database in "${path}" cannot be read from "${logins}": put that file back, ` +
        `or move "${data}" away to begin with an empty database`,
    );
  }
}

function passwordIn(texts: unknown, login: Login): Secret {
  if (typeof texts === 'object' && texts !== null && login in texts) {
    const text: unknown = Reflect.get(texts, login);
    if (typeof text === 'string' && text !== '') return new Secret(text);
  }
  throw new Error(`no password of ${login}`);
}
