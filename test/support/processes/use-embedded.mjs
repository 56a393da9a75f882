/**
 * Uses the embedded PostgreSQL of a folder until its standard input ends or it is interrupted, and then asks it for a sum.
 * It prints the port when it is in, and the sum. With `nobody` it is an ordinary user from the start. What cannot lie in the folder
 * is put into `outside`, when that is said.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { embeddedFolder } from '../../../dist/storage/prisma/embedded/embedded-folder.js';
import { openEmbeddedPostgres } from '../../../dist/storage/prisma/embedded/open-embedded-postgres.js';
import { withStartLock } from '../../../dist/storage/prisma/embedded/start-lock.js';

const NOBODY = 65534;
// What is loaded when it is needed is loaded before the user changes, who may not be able to enter the checkout.
const spare = await mkdtemp(join(tmpdir(), 'risk-use-'));
await withStartLock(embeddedFolder(spare), () => Promise.resolve());
await rm(spare, { recursive: true });

const [directory, root, who, outside] = process.argv.slice(2);
if (who === 'nobody' && process.getuid() === 0) {
  process.setgroups([]);
  process.setgid(NOBODY);
  process.setuid(NOBODY);
}
const embedded = await openEmbeddedPostgres({
  directory,
  fast: true,
  outside,
  programs: { initdb: `${root}/bin/initdb`, postgres: `${root}/bin/postgres` },
});

const interrupted = new Promise((resolve) => process.once('SIGINT', resolve));
const ended = new Promise((resolve) => process.stdin.resume().once('end', resolve));
process.stdout.write(`${embedded.port}\n`);
await Promise.race([interrupted, ended]);

const client = new Client(embedded.databaseUrl.reveal());
await client.connect();
const { rows } = await client.query('SELECT 40 + 2 AS sum');
await client.end();
await embedded.close();
process.stdout.write(`${rows[0].sum}\n`);
process.exit(0);
