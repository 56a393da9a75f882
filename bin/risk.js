#!/usr/bin/env node
import { existsSync } from 'node:fs';

const FAILURE = 3;
const program = new URL('../dist/cli.js', import.meta.url);

if (existsSync(program)) {
  // Node would end with 1, which here means a breached limit.
  await import(program.href).catch((error) => {
    console.error(error);
    process.exitCode = FAILURE;
  });
} else {
  console.error('risk is not built yet: run "npm run build" first.');
  process.exitCode = FAILURE;
}
