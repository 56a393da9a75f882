import { describe, expect, it } from '@jest/globals';
import { tickingClock } from '../../test/support/ticking-clock.js';
import { LOCAL_USER_ID } from '../auth/user-id.js';
import { openStorage } from './storage-adapters.js';
import { type EndedOperation, NO_OBSERVER } from './storage-observer.js';
import { timedStorage } from './timed-storage.js';

const LIMITS = { limits: {}, additionalSettings: null, extra: new Map() };
const ABSENT = { condition: { kind: 'absent' }, reason: null } as const;

/** A port whose every method answers its own name. */
function echoing(): unknown {
  return new Proxy({}, { get: (_, method) => () => Promise.resolve(method) });
}

describe('a timed store', () => {
  it('tells of each operation the name, the store and how it ended, and nothing of what was asked', async () => {
    const told: EndedOperation[] = [];
    const storage = await openStorage({ store: 'memory' }, tickingClock(), () => undefined, {
      ...NO_OBSERVER,
      onOperation: (ended) => told.push(ended),
    });

    await storage.riskLimits.save(LOCAL_USER_ID, null, LIMITS, ABSENT);
    await storage.riskLimits.find(LOCAL_USER_ID, null);
    const again = storage.riskLimits.save(LOCAL_USER_ID, null, LIMITS, ABSENT);

    await expect(again).rejects.toMatchObject({ code: 'already-exists' });
    const store = 'memory';
    const ms = expect.any(Number);
    expect(told).toEqual([
      { operation: 'risk_limits_save', store, outcome: 'success', ms },
      { operation: 'risk_limits_load', store, outcome: 'success', ms },
      { operation: 'risk_limits_save', store, outcome: 'failure', ms },
    ]);
  });

  it('has each method of each port do what it does, under a name of its own', async () => {
    const told: string[] = [];
    const ports = [
      'portfolios',
      'scenarios',
      'riskLimits',
      'changes',
      'limitChecks',
      'idempotencyKeys',
      'users',
      'sessions',
      'apiTokens',
      'rateCounters',
    ] as const;
    const inner = await openStorage({ store: 'memory' }, tickingClock());
    const echo = Object.fromEntries(ports.map((port) => [port, echoing()]));
    const timedEcho = timedStorage({ ...inner, ...echo }, ({ operation }) => told.push(operation));

    const answers: unknown[] = [];
    const methods: string[] = [];
    for (const port of ports) {
      for (const [name, method] of Object.entries(timedEcho[port])) {
        methods.push(name);
        answers.push(await (method as () => Promise<unknown>)());
      }
    }

    expect(answers).toEqual(methods);
    expect(new Set(told).size).toBe(methods.length);
    expect(methods.length).toBeGreaterThan(34);
  });
});
