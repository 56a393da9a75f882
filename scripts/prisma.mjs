/**
 * Prisma's own command, for development and tests: `npm run prisma -- migrate status`, `migrate diff`, `migrate dev`.
 * It would download a schema engine for this machine; here it is given one that comes from npm instead.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const command = createRequire(import.meta.url).resolve('prisma/build/index.js');
const { status, signal } = spawnSync(process.execPath, [command, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: {
    ...process.env,
    // Prisma asks its makers for news, and says so, unless it is told not to.
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    PRISMA_SCHEMA_ENGINE_BINARY: fileURLToPath(
      new URL('./prisma/schema-engine.mjs', import.meta.url),
    ),
  },
});
if (signal !== null) process.kill(process.pid, signal);
process.exitCode = status ?? 1;
