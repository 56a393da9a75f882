import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../..');
const REGISTRY = join(ROOT, 'src/storage/storage-adapters.ts');
const OPTIONS = join(ROOT, 'src/storage/storage.options.ts');

/** What the compiler says of the registry of stores when `StorageOptions` has one more member. */
function complaintsAbout(anotherMember: string): readonly string[] {
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  host.getSourceFile = (path, version) => {
    const text = readFile(path) ?? '';
    const grown = text.replace("{ readonly store: 'memory' }", (member) => member + anotherMember);
    return ts.createSourceFile(path, path === OPTIONS ? grown : text, version);
  };
  const program = ts.createProgram([REGISTRY], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(REGISTRY))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('the registry of stores', () => {
  it('compiles with an opener for every store', () => {
    expect(complaintsAbout('')).toEqual([]);
  });

  it('does not compile while a store has no opener', () => {
    const complaints = complaintsAbout(" | { readonly store: 'tape'; readonly drive: string }");

    expect(complaints).toEqual([expect.stringContaining("Property 'tape' is missing")]);
  });
});
