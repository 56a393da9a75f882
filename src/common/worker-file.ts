const SOURCES = /\/src\/(?!.*\/src\/)/;

/**
 * The built file `name` beside the module at `here`. Workers run built JavaScript: asked from a source file, as in
 * tests, the one under `dist` is meant.
 */
export function workerFile(name: string, here: string): string {
  const beside = here.endsWith('.ts') ? here.replace(SOURCES, '/dist/') : here;
  return new URL(name, beside).href;
}
