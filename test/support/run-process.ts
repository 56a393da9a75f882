import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** Path of a script beside this file that tests run as a process of its own. */
export function processScript(name: string): string {
  return fileURLToPath(new URL(`./processes/${name}.mjs`, import.meta.url));
}

/** Runs a script to its end. @returns what it printed. @throws when it fails, with what it said of that. */
export function runProcess(name: string, ...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [processScript(name), ...args]);
    let printed = '';
    let complaints = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(printed);
      else reject(new Error(`${name} ended with ${String(code)}: ${complaints}`));
    });
  });
}

/**
 * The script with all it imports in one file of a folder of the caller's, for a test that starts it hundreds of times:
 * most of a start is finding and linking a few hundred modules. @returns its path
 */
export function bundledScript(name: string, folder: string): string {
  const outfile = join(folder, `${name}.mjs`);
  buildSync({
    entryPoints: [processScript(name)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Packages that are not modules look for `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return outfile;
}
