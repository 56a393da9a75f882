import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import { MigrationAdapterFactory } from './migration-adapter.mjs';

const require = createRequire(import.meta.url);
// The very copy that the adapter uses: it tells what it has bound from what it has not.
const { bindMigrationAwareSqlAdapterFactory } = createRequire(
  require.resolve('@prisma/adapter-pg'),
)('@prisma/driver-adapter-utils');

/** Prisma's schema engine for a server at `url`, in this process. */
export async function openEngine({ url, datamodels }) {
  load();
  const factory = bindMigrationAwareSqlAdapterFactory(new MigrationAdapterFactory(url));
  return glue.SchemaEngine.new({ datamodels }, ignoreLog, factory);
}

/** The package is made for bundlers, which would do this themselves. */
function load() {
  const file = require
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
  const module = new WebAssembly.Module(readFileSync(file));
  // The engine reports a panic here before it dies of it.
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= {
    message: '',
    set_message(message) {
      this.message = message;
    },
  };
  const { exports } = new WebAssembly.Instance(module, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
}

function ignoreLog() {}
