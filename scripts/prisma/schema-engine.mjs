#!/usr/bin/env node
/**
 * Stands in for the program `schema-engine` that Prisma would download: the same arguments, and the same JSON-RPC on
 * standard input and output, one message a line. The work is done by the same engine compiled to WebAssembly.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { runDatabaseCommand } from './database-command.mjs';
import { openEngine } from './wasm-engine.mjs';

/** JSON-RPC has no say in this number: it is what Prisma takes for an error of the engine's own. */
const ENGINE_ERROR = 4466;
/** Beside the ids of requests, which count up from 1. */
const FIRST_PRINT_ID = 1e9;

let nextPrintId = FIRST_PRINT_ID;

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  // Prisma gives further options, which mean nothing here.
  strict: false,
  options: { datamodels: { type: 'string', multiple: true }, datasource: { type: 'string' } },
});
const url = flags.datasource === undefined ? undefined : JSON.parse(flags.datasource).url;

if (process.argv.includes('--version')) process.stdout.write('schema-engine-cli wasm\n');
else if (positionals[0] === 'cli') process.exitCode = await runDatabaseCommand(positionals[1], url);
else await answerRequests();

async function answerRequests() {
  let opened;
  const answering = new Set();
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const message = JSON.parse(line);
    // Prisma confirms what it was asked to print; nobody waits for that.
    if (message.method === undefined) continue;
    opened ??= openEngine({ url, datamodels: flags.datamodels?.map(withText) });
    const answered = answer(message, opened).finally(() => answering.delete(answered));
    answering.add(answered);
  }
  await Promise.all(answering);
  // Connections of the engine would keep the process alive.
  process.exit();
}

function withText(file) {
  return [file, readFileSync(file, 'utf8')];
}

async function answer({ id, method, params }, opened) {
  try {
    const engine = await opened;
    // The one method that has another name in WebAssembly.
    const name = method === 'getDatabaseVersion' ? 'version' : method;
    let result = await engine[name](Array.isArray(params) ? params[0] : params);
    if (method === 'diff' && typeof result?.stdout === 'string') {
      // The program prints a difference by itself; here it comes as a result.
      send({ id: nextPrintId++, method: 'print', params: { content: result.stdout } });
      result = { ...result, stdout: null };
    }
    send({ id, result: result ?? null });
  } catch (error) {
    const message = 'An error happened. Check the data field for details.';
    send({ id, error: { code: ENGINE_ERROR, message, data: errorData(error) } });
  }
}

/** The engine's errors carry what they are about as JSON in their message. */
function errorData(error) {
  const plain = {
    is_panic: false,
    message: error?.message ?? String(error),
    error_code: error?.code,
    meta: error?.meta ?? {},
  };
  try {
    const { message, error_code, meta } = JSON.parse(plain.message);
    return {
      ...plain,
      message: message ?? plain.message,
      error_code: error_code ?? plain.error_code,
      meta: meta ?? plain.meta,
    };
  } catch {
    return plain;
  }
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}
