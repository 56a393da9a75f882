import { Secret } from '../common/secret.js';
import type { DatabaseOptions, DatabaseServer } from './storage.options.js';

/** The settings that say where the database is and how it is used. */
export interface DatabaseSettings {
  readonly databaseUrl: Secret | null;
  readonly databaseOwnerUrl: Secret | null;
  readonly databaseHost: string;
  readonly databasePort: number;
  readonly databaseName: string;
  readonly databaseUser: string;
  readonly databasePassword: Secret | null;
  readonly databaseSsl: 'disable' | 'require' | 'verify-full';
  readonly databaseSslAuthority: string | null;
  readonly databasePoolSize: number | 'auto';
  readonly migrateOnBoot: boolean;
  readonly dataDirectory: string;
  readonly embeddedDirectory: string;
  readonly deployment: keyof typeof POOL_SIZES;
}

const POOL_SIZES = { development: 5, test: 5, staging: 10, production: 20 };

/** As DATABASE_URL. */
const EMBEDDED = 'embedded';

export function databaseOptions(settings: DatabaseSettings): DatabaseOptions {
  const { databasePoolSize, deployment, migrateOnBoot } = settings;
  const server = serverOf(settings);
  return {
    server,
    poolSize: databasePoolSize === 'auto' ? POOL_SIZES[deployment] : databasePoolSize,
    fileDirectory: settings.dataDirectory,
    // Nobody else looks after the tables of the program's own server.
    migrateOnBoot: migrateOnBoot || server.kind === 'embedded',
  };
}

function serverOf(settings: DatabaseSettings): DatabaseServer {
  const { databaseUrl, databaseOwnerUrl } = settings;
  if (databaseUrl?.reveal() === EMBEDDED) {
    return { kind: 'embedded', directory: settings.embeddedDirectory };
  }
  return {
    kind: 'address',
    url: withSsl(databaseUrl ?? addressOf(settings), settings),
    ownerUrl: databaseOwnerUrl && withSsl(databaseOwnerUrl, settings),
  };
}

function addressOf(settings: DatabaseSettings): Secret {
  const { databaseHost, databasePort, databaseName, databaseUser, databasePassword } = settings;
  const user = encodeURIComponent(databaseUser);
  const password =
    databasePassword === null ? '' : `:${encodeURIComponent(databasePassword.reveal())}`;
  const host = databaseHost.includes(':') ? `[${databaseHost}]` : databaseHost;
  const place = `${host}:${databasePort.toString()}/${encodeURIComponent(databaseName)}`;
  return new Secret(`postgresql://${user}${password}@${place}`);
}

/** In the driver's words: its `require` would check the certificate. */
const SSL_MODES = { disable: 'disable', require: 'no-verify', 'verify-full': 'verify-full' };

/** What the address says itself wins. */
function withSsl(
  address: Secret,
  {
    databaseSsl,
    databaseSslAuthority,
  }: Pick<DatabaseSettings, 'databaseSsl' | 'databaseSslAuthority'>,
): Secret {
  const url = new URL(address.reveal());
  if (url.searchParams.has('sslmode')) return address;
  url.searchParams.set('sslmode', SSL_MODES[databaseSsl]);
  if (databaseSsl === 'verify-full' && databaseSslAuthority !== null) {
    url.searchParams.set('sslrootcert', databaseSslAuthority);
  }
  return new Secret(url.href);
}
