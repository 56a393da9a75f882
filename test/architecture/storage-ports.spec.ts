import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const SOURCES = join(import.meta.dirname, '../../src');
const PORT_FILE = /(?:\.store|-log|-keys|-counters)\.ts$/;

/** Before there is an owner, or of all owners at once (specification of storage, §1); counters are of no owner's data. */
const WITHOUT_OWNER = [
  'UserStore.signIn',
  'SessionStore.findByHash',
  'SessionStore.purge',
  'SessionStore.claimPurge',
  'ApiTokenStore.findByHash',
  'RateCounters.consume',
  'RateCounters.purge',
];

interface PortMethod {
  readonly name: string;
  readonly firstParameter: string;
}

/** The abstract methods of a source's abstract classes, each with its first parameter as it is written. */
function portMethods(source: string): readonly PortMethod[] {
  const file = ts.createSourceFile('port.ts', source, ts.ScriptTarget.Latest, true);
  return file.statements.filter(ts.isClassDeclaration).flatMap((port) =>
    port.members.filter(ts.isMethodDeclaration).map((method) => ({
      name: `${port.name?.text ?? ''}.${method.name.getText(file)}`,
      firstParameter: method.parameters[0]?.getText(file) ?? 'none',
    })),
  );
}

describe('the ports of the stores', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (file) => PORT_FILE.test(file) && !file.startsWith('storage/'),
  );
  const methods = files.flatMap((file) => portMethods(readFileSync(join(SOURCES, file), 'utf8')));

  it('are found, with their methods', () => {
    expect(methods.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'PortfolioStore.findByName',
        'ScenarioStore.list',
        'RiskLimitsStore.save',
        'ChangeLog.list',
        'LimitCheckLog.append',
        'IdempotencyKeys.claim',
        'UserStore.find',
        'SessionStore.create',
        'ApiTokenStore.list',
        ...WITHOUT_OWNER,
      ]),
    );
  });

  it('take the owner first in every method, but for the few that cannot', () => {
    const others = methods.filter(({ firstParameter }) => firstParameter !== 'ownerId: UserId');

    expect(others.map(({ name }) => name).sort()).toEqual([...WITHOUT_OWNER].sort());
  });

  it('would be caught without the owner', () => {
    const source =
      'export abstract class XStore { abstract find(name: string): void; abstract all(): void }';

    expect(portMethods(source)).toEqual([
      { name: 'XStore.find', firstParameter: 'name: string' },
      { name: 'XStore.all', firstParameter: 'none' },
    ]);
  });
});
