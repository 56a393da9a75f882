/** Debian's PgBouncer in transaction mode: few connections to the server for all databases' clients. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export const PGBOUNCER = '/usr/sbin/pgbouncer';

/** Fewer than any client's pool has, so that clients must share them. */
export const SERVER_CONNECTIONS = 2;
const ASK_AGAIN_AFTER_MS = 20;
const READY_WITHIN_MS = 10_000;

/** Ends with its input, which the kernel closes when this process dies: no PgBouncer is left, whatever happens. */
const UNTIL_INPUT_ENDS = '"$@" </dev/null & read -r nothing; kill -INT $!; wait $!';

/**
 * @param {{ server: URL, folder: string, user: { uid: number, gid: number } | null }} options `server` with the login
 *   that clients have, `folder` is made, `user` is whom it runs as in place of the superuser
 * @returns {Promise<{ port: number, stop: () => Promise<void> }>}
 */
export async function startPgBouncer({ server, folder, user }) {
  const port = await freePort();
  const settings = join(folder, 'pgbouncer.ini');
  const logins = join(folder, 'logins.txt');
  await mkdir(folder, { mode: 0o700 });
  await writeFile(settings, settingsText({ server, port, logins }));
  await writeFile(logins, `"${server.username}" "${decodeURIComponent(server.password)}"\n`);
  if (user !== null) await giveTo(user, [folder, settings, logins]);
  const child = spawn('/bin/sh', ['-c', UNTIL_INPUT_ENDS, 'sh', PGBOUNCER, '-q', settings], {
    ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  await untilItAnswers(port, child);
  return {
    port,
    stop: async () => {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** Nothing here that a stock installation has not, but for the mode and the size. */
function settingsText({ server, port, logins }) {
  return `[databases]
* = host=${server.hostname} port=${server.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${logins}
pool_mode = transaction
default_pool_size = ${SERVER_CONNECTIONS}
max_client_conn = 500
log_connections = 0
log_disconnections = 0
log_pooler_errors = 0
`;
}

async function giveTo({ uid, gid }, paths) {
  for (const path of paths) await chown(path, uid, gid);
}

async function untilItAnswers(port, child) {
  const patience = AbortSignal.timeout(READY_WITHIN_MS);
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended with ${child.exitCode}`);
    if (patience.aborted) throw new Error('PgBouncer does not answer');
    await delay(ASK_AGAIN_AFTER_MS);
  }
}

async function answers(port) {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
