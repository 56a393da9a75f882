import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { extraKeys, portfolio } from '../../test/support/arbitrary-portfolio.js';
import { tickingClock } from '../../test/support/ticking-clock.js';
import { LOCAL_USER_ID as OWNER } from '../auth/user-id.js';
import { writeYaml } from '../common/document/yaml-writer.js';
import { portfolioDocument } from '../portfolio/portfolio-document.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import type { RiskLimits } from '../risk-limits/risk-limits.js';
import { riskLimitsDocument } from '../risk-limits/risk-limits-document.js';
import type { StorageAdapter } from '../storage/storage-adapter.js';
import { openStorage } from '../storage/storage-adapters.js';
import { openReverts } from './open-reverts.js';

const RUNS = 100;
const NAME = 'main';
const ANY = { condition: { kind: 'any' as const }, reason: null };
const NEWEST = { changeId: null, operationId: null };
const SUBJECT = { kind: 'portfolio' as const, name: NAME };

/** One thing that an owner does. Parts of the portfolio before it are kept, so that later changes touch some of it. */
type Edit =
  | { readonly kind: 'save'; readonly portfolio: Portfolio; readonly keep: readonly boolean[] }
  | { readonly kind: 'delete' }
  | { readonly kind: 'limit'; readonly limits: RiskLimits }
  | { readonly kind: 'unlimit' };

const fraction = fc.integer({ min: 1, max: 99_999_999 }).map((n) => Number(`${n.toString()}e-8`));

const limits: fc.Arbitrary<RiskLimits> = fc.record({
  limits: fc.record(
    { max_volatility: fraction, max_loss: fraction, max_single_factor_loss: fraction },
    { requiredKeys: [] },
  ),
  additionalSettings: fc.constantFrom(null, { mail: true }, { mail: null, __proto__: 1 }),
  extra: fc.oneof(extraKeys, fc.constant(new Map([['max_loss', { max_loss: null }]]))),
});

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { arbitrary: saveOf(), weight: 5 },
  { arbitrary: fc.constant({ kind: 'delete' as const }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('limit' as const), limits }), weight: 3 },
  { arbitrary: fc.constant({ kind: 'unlimit' as const }), weight: 1 },
);

function saveOf(): fc.Arbitrary<Edit> {
  return fc.record({
    kind: fc.constant('save' as const),
    portfolio,
    keep: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  });
}

describe('any edits of a portfolio and its limits', () => {
  it('are all taken back newest first, each to the text and the version that were there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
        const storage = await openStorage({ store: 'memory' }, tickingClock());
        const states = [await stateOf(storage)];
        for (const each of edits) {
          await apply(storage, each);
          const state = await stateOf(storage);
          if (state !== states.at(-1)) states.push(state);
        }
        const reverts = openReverts(storage);
        const log = await storage.changes.list(OWNER, EVERYTHING);
        expect(log).toHaveLength(states.length - 1);

        for (const [back, { id }] of log.entries()) {
          const found = await reverts.find(OWNER, SUBJECT, { ...NEWEST, changeId: id });
          const previewed = await reverts.revert(OWNER, found, { ...ANY, dryRun: true });
          const { version, changes } = await reverts.revert(OWNER, found, {
            ...ANY,
            dryRun: false,
          });

          expect(await stateOf(storage)).toBe(states.at(-2 - back));
          expect(version).toBe(found.versionBefore);
          expect(previewed).toEqual({ changeId: null, version, changes });
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('are as they were after a revert that is itself reverted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        const storage = await openStorage({ store: 'memory' }, tickingClock());
        for (const each of edits) await apply(storage, each);
        const before = await stateOf(storage);
        if ((await storage.changes.list(OWNER, EVERYTHING)).length === 0) return;
        const reverts = openReverts(storage);

        for (let time = 1; time <= 2; time += 1) {
          const newest = await reverts.find(OWNER, SUBJECT, NEWEST);
          await reverts.revert(OWNER, newest, { ...ANY, dryRun: false });
        }

        expect(await stateOf(storage)).toBe(before);
      }),
      { numRuns: RUNS },
    );
  });
});

const EVERYTHING = { portfolioName: null, before: null, limit: 100 };

async function apply(storage: StorageAdapter, edit: Edit): Promise<void> {
  const stored = await storage.portfolios.findByName(OWNER, NAME);
  const current = stored?.state === 'valid' ? stored.content : null;
  switch (edit.kind) {
    case 'save':
      await storage.portfolios.save(OWNER, NAME, merged(edit, current), ANY);
      break;
    case 'delete':
      await storage.portfolios.delete(OWNER, NAME, ANY);
      break;
    case 'limit':
      if (current !== null) await storage.riskLimits.save(OWNER, NAME, edit.limits, ANY);
      break;
    case 'unlimit':
      await storage.riskLimits.delete(OWNER, NAME, ANY);
      break;
  }
}

function merged(
  { portfolio: next, keep: [positions, returns, proxies, extra] }: Edit & { kind: 'save' },
  current: Portfolio | null,
): Portfolio {
  if (current === null) return next;
  return {
    ...next,
    positions: positions === true ? current.positions : next.positions,
    expectedReturns: returns === true ? current.expectedReturns : next.expectedReturns,
    factorProxies: proxies === true ? current.factorProxies : next.factorProxies,
    extra: extra === true ? current.extra : next.extra,
  };
}

/** Versions and canonical texts of all there is. */
async function stateOf(storage: StorageAdapter): Promise<string> {
  const held = await storage.portfolios.findByName(OWNER, NAME);
  const limited = await storage.riskLimits.find(OWNER, NAME);
  return [
    held?.version,
    held?.state === 'valid' ? writeYaml(portfolioDocument(held.content)) : 'none',
    limited?.version,
    limited?.state === 'valid' ? writeYaml(riskLimitsDocument(limited.content)) : 'none',
  ].join('\n');
}
