import { describe, expect, it } from '@jest/globals';
import { methodsOfPorts, portMethods } from '../support/port-methods.js';

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

describe('the ports of the stores', () => {
  const methods = methodsOfPorts(PORT_FILE);

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
