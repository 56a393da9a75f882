import pg from 'pg';

const CONNECT_WITHIN_MS = 5000;
/** Where a database is made or dropped from: it is on every server. */
const ALWAYS_THERE = 'postgres';

const COMMANDS = {
  'can-connect-to-database': async () => undefined,
  'create-database': (client, name) => client.query(`CREATE DATABASE ${name}`),
  'drop-database': (client, name) => client.query(`DROP DATABASE IF EXISTS ${name}`),
};

/** Prisma's code for what the server, by SQLSTATE, or the way to it has refused. */
const ERROR_CODES = { '3D000': 'P1003', '28P01': 'P1000', 28000: 'P1010', '42P04': 'P1009' };
const UNREACHABLE = 'P1001';

/** `schema-engine cli can-connect-to-database | create-database | drop-database`. @returns the exit code */
export async function runDatabaseCommand(command, url) {
  const { host, pathname } = new URL(url);
  const name = decodeURIComponent(pathname.slice(1));
  const from = new URL(url);
  if (command !== 'can-connect-to-database') from.pathname = `/${ALWAYS_THERE}`;
  const client = new pg.Client({
    connectionString: from.href,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
  });
  try {
    await client.connect();
    await COMMANDS[command](client, pg.escapeIdentifier(name));
    return 0;
  } catch (error) {
    const code = ERROR_CODES[error.code] ?? UNREACHABLE;
    report(
      code,
      code === UNREACHABLE ? `Can't reach database server at \`${host}\`` : error.message,
    );
    return 1;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** As the engine logs, which Prisma reads from standard error. */
function report(error_code, message) {
  const fields = { is_panic: false, error_code, message, meta: {} };
  process.stderr.write(
    `\n${JSON.stringify({ level: 'ERROR', fields, target: 'schema_engine::logger' })}`,
  );
}
