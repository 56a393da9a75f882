/**
 * Makes Prisma's client from prisma/schema.prisma into src/generated, when the schema is newer than what is there.
 * Prisma asks for its schema engine even where it does not use it, and would download one: any program will do.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const SOURCES = ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'];

const madeAt = modifiedAt('src/generated/prisma/client.ts');
if (SOURCES.some((source) => modifiedAt(source) >= madeAt)) process.exitCode = generate();

function modifiedAt(path) {
  return statSync(new URL(path, root), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function generate() {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'generate'], {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
    env: {
      ...process.env,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    },
  });
  if (status !== 0) process.stderr.write(`${stdout}${stderr}`);
  return status ?? 1;
}
