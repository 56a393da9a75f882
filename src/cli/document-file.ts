import { createReadStream } from 'node:fs';
import type { DocumentNode } from '../common/document/document-node.js';
import type { Reading } from '../common/document/reading.js';
import { refusalReason } from '../common/file/refusal-reason.js';
import { AppError } from '../common/problem/app-error.js';
import { readBounded } from './read-bounded.js';
import type { Terminal } from './terminal.js';

/** The FILE that stands for standard input. */
export const STANDARD_INPUT = '-';

/** A document that was parsed, and what to call the place it came from. */
export interface DocumentFile {
  readonly label: string;
  readonly root: DocumentNode;
}

/**
 * Reads a `.json` file as JSON, anything else as YAML, of which JSON is a part.
 * @throws AppError `file-not-found`, `document-too-large`, `malformed-yaml`, `malformed-json`
 */
export async function readDocumentFile(path: string, terminal: Terminal): Promise<DocumentFile> {
  const { label, text } = await readTextFile(path, terminal);
  const isJson = path.toLowerCase().endsWith('.json');
  const reading = isJson
    ? (await import('../common/document/json-reader.js')).readJson(text)
    : (await import('../common/document/yaml-reader.js')).readYaml(text);
  if (reading.ok) return { label, root: reading.value };
  throw new AppError(
    isJson ? 'malformed-json' : 'malformed-yaml',
    `${label} cannot be read as ${isJson ? 'JSON' : 'YAML'}`,
    { faults: reading.faults, file: label },
  );
}

/** The value of a reading. @throws AppError `invalid-document` with every fault and its place in the file. */
export function requireValid<Value>(reading: Reading<Value>, label: string): Value {
  if (reading.ok) return reading.value;
  const { length } = reading.faults;
  const count = length === 1 ? '1 fault' : `${String(length)} faults`;
  throw new AppError('invalid-document', `${label} has ${count}`, {
    faults: reading.faults,
    file: label,
  });
}

/** The text of a file, and what to call it. @throws AppError `file-not-found`, `document-too-large` */
export async function readTextFile(
  path: string,
  terminal: Terminal,
): Promise<{ readonly label: string; readonly text: string }> {
  const label = path === STANDARD_INPUT ? 'standard input' : path;
  return { label, text: await readText(path, label, terminal) };
}

async function readText(path: string, label: string, terminal: Terminal): Promise<string> {
  if (path === STANDARD_INPUT) {
    if (terminal.isInputTerminal) {
      terminal.writeError('reading from the keyboard; end with Ctrl-D on a line of its own\n');
    }
    return readBounded(terminal.input, label);
  }
  try {
    return await readBounded(createReadStream(path), label);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('file-not-found', reasonOf(error, path), { cause: error });
  }
}

function reasonOf(error: unknown, path: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  if (code === 'ENOENT' || code === 'ENOTDIR') return `there is no file "${path}"`;
  if (code === 'EISDIR') return `"${path}" is a folder, not a file`;
  return `"${path}" cannot be read: ${refusalReason(code)} (${code})`;
}
