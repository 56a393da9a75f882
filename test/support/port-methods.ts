import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const SOURCES = join(import.meta.dirname, '../../src');
const ADAPTER = join(SOURCES, 'storage/storage-adapter.ts');

export interface PortMethod {
  readonly name: string;
  readonly firstParameter: string;
}

/** The methods of a source's classes, each with its first parameter as it is written. */
export function portMethods(source: string): readonly PortMethod[] {
  const file = parse(source);
  return file.statements.filter(ts.isClassDeclaration).flatMap((port) =>
    port.members.filter(ts.isMethodDeclaration).map((method) => ({
      name: `${port.name?.text ?? ''}.${method.name.getText(file)}`,
      firstParameter: method.parameters[0]?.getText(file) ?? 'none',
    })),
  );
}

/** Those of the files of ports that have such a name. */
export function methodsOfPorts(fileName: RegExp): readonly PortMethod[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => fileName.test(file) && !file.startsWith('storage/'))
    .flatMap((file) => portMethods(readFileSync(join(SOURCES, file), 'utf8')));
}

/** By the name of its class, what each port is called in an adapter: `PortfolioStore` is `portfolios`. */
export function portNames(): ReadonlyMap<string, string> {
  const file = parse(readFileSync(ADAPTER, 'utf8'));
  const [adapter] = file.statements.filter(ts.isInterfaceDeclaration);
  const ports = adapter?.members.filter(ts.isPropertySignature) ?? [];
  return new Map(ports.map((port) => [port.type?.getText(file) ?? '', port.name.getText(file)]));
}

function parse(source: string): ts.SourceFile {
  return ts.createSourceFile('port.ts', source, ts.ScriptTarget.Latest, true);
}
