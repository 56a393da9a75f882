import { readFileSync } from 'node:fs';

const PACKAGE_FILE = new URL('../../package.json', import.meta.url);

/** The version of the program, as its package says. */
export function programVersion(): string {
  const manifest = JSON.parse(readFileSync(PACKAGE_FILE, 'utf8')) as { readonly version: string };
  return manifest.version;
}
