import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LimitEvaluation, LimitFindings } from '../../../src/risk-limits/limit-evaluation.js';
import { nextEvaluation } from '../../../src/risk-limits/next-evaluation.js';
import { breachesOpenAfter } from '../../../src/risk-limits/open-breaches.js';
import { MAX_RECENT_EVALUATIONS } from '../../../src/risk-limits/retained-evaluations.js';
import type { StorageAdapter } from '../../../src/storage/storage-adapter.js';
import { anyFindings, finding, findings } from '../../support/limit-findings.js';
import { aPortfolio, shares } from '../../support/portfolio-builder.js';
import { ANN, ANY, BOB, type WithStorage } from './storage-under-test.js';

const WHOLE = { before: null, limit: 10_000 };
const RUNS = 40;

const BREACH = findings({ max_loss: finding('breach'), max_volatility: finding('warn') });
const UNKNOWN = findings({ max_loss: finding('unknown'), max_volatility: finding('warn') });
const PASS = findings({ max_loss: finding('pass') });

/** What every log of limit checks does. */
export function describeLimitChecks(withStorage: WithStorage): void {
  describe('the log of limit checks', () => {
    it('is empty until something was evaluated', () =>
      withStorage(async ({ portfolios, limitChecks }) => {
        await portfolios.save(ANN, 'main', aPortfolio([shares('A', 1)]), ANY);

        expect(await limitChecks.list(ANN, 'main', WHOLE)).toEqual([]);
        expect(await limitChecks.openBreaches(ANN, 'main')).toEqual([]);
      }));

    it('tells what was evaluated, opened and closed, and when, newest first', () =>
      withStorage(async ({ limitChecks }) => {
        for (const found of [BREACH, UNKNOWN, PASS]) await limitChecks.append(ANN, 'main', found);

        const log = await limitChecks.list(ANN, 'main', WHOLE);

        const opened = '2024-01-02T12:00:00.000Z';
        expect(log).toEqual([
          {
            ...common(PASS, '2024-01-02T12:00:02.000Z'),
            limits: {
              max_loss: {
                ...finding('pass'),
                ...{ previousStatus: 'unknown', event: 'closed', openSince: null },
              },
            },
          },
          {
            ...common(UNKNOWN, '2024-01-02T12:00:01.000Z'),
            limits: {
              max_loss: {
                ...finding('unknown'),
                ...{ previousStatus: 'breach', event: 'evaluated', openSince: opened },
              },
              max_volatility: {
                ...finding('warn'),
                ...{ previousStatus: 'warn', event: 'evaluated', openSince: null },
              },
            },
          },
          {
            ...common(BREACH, opened),
            limits: {
              max_loss: {
                ...finding('breach'),
                ...{ previousStatus: null, event: 'opened', openSince: opened },
              },
              max_volatility: {
                ...finding('warn'),
                ...{ previousStatus: null, event: 'evaluated', openSince: null },
              },
            },
          },
        ]);
        expect(new Set(log.map(({ id }) => id)).size).toBe(3);
      }));

    it('says since when a breach is open, also while the limit is unknown', () =>
      withStorage(async ({ limitChecks }) => {
        await limitChecks.append(ANN, 'main', PASS);
        await limitChecks.append(ANN, 'main', BREACH);
        const since = '2024-01-02T12:00:01.000Z';
        const breach = { limit: 'max_loss', since, limitValue: 0.3 };
        const first = await limitChecks.openBreaches(ANN, 'main');

        await limitChecks.append(ANN, 'main', UNKNOWN);
        const second = await limitChecks.openBreaches(ANN, 'main');
        await limitChecks.append(ANN, 'main', PASS);

        expect(first).toEqual([{ ...breach, status: 'breach', actual: 0.35 }]);
        expect(second).toEqual([{ ...breach, status: 'unknown', actual: null }]);
        expect(await limitChecks.openBreaches(ANN, 'main')).toEqual([]);
      }));

    it('counts what is repeated, without growing', () =>
      withStorage(async ({ limitChecks }) => {
        for (let time = 0; time < 20; time += 1) await limitChecks.append(ANN, 'main', BREACH);
        await limitChecks.append(ANN, 'main', PASS);
        await limitChecks.append(ANN, 'main', BREACH);

        const log = await limitChecks.list(ANN, 'main', WHOLE);

        expect(log.map(({ times }) => times)).toEqual([1, 1, 20]);
        expect(log[2]).toMatchObject({
          ...{ at: '2024-01-02T12:00:00.000Z', lastAt: '2024-01-02T12:00:19.000Z' },
          limits: { max_loss: { event: 'opened', openSince: '2024-01-02T12:00:00.000Z' } },
        });
      }));

    it('is of one portfolio of one user', () =>
      withStorage(async ({ limitChecks }) => {
        const names = ['main', 'Main', '..', 'a/../b', '__proto__', '🚀'.repeat(255)];
        for (const [index, name] of names.entries()) {
          const found = findings({ max_loss: { ...finding('breach'), actual: index } });
          await limitChecks.append(ANN, name, found);
        }

        for (const [index, name] of names.entries()) {
          expect(await limitChecks.openBreaches(ANN, name)).toMatchObject([{ actual: index }]);
          expect(await limitChecks.openBreaches(BOB, name)).toEqual([]);
          expect(await limitChecks.list(BOB, name, WHOLE)).toEqual([]);
        }
      }));

    it('stays when its portfolio goes, and goes on when one of that name comes', () =>
      withStorage(async ({ portfolios, limitChecks }) => {
        await portfolios.save(ANN, 'main', aPortfolio([shares('A', 1)]), ANY);
        await limitChecks.append(ANN, 'main', BREACH);

        await portfolios.delete(ANN, 'main', ANY);
        await portfolios.save(ANN, 'main', aPortfolio([shares('B', 1)]), ANY);
        await limitChecks.append(ANN, 'main', PASS);

        const log = await limitChecks.list(ANN, 'main', WHOLE);
        expect(log.map(({ limits }) => limits.max_loss?.event)).toEqual(['closed', 'opened']);
      }));

    it('is read a page at a time, from any evaluation on', () =>
      withStorage(async ({ limitChecks }) => {
        for (let index = 0; index < 7; index += 1) {
          const inputHash = index.toString();
          await limitChecks.append(ANN, 'main', { ...PASS, inputHash });
          await limitChecks.append(ANN, 'main', { ...PASS, inputHash });
        }
        const all = await limitChecks.list(ANN, 'main', WHOLE);
        const page = (index: number, limit: number): Promise<readonly LimitEvaluation[]> =>
          limitChecks.list(ANN, 'main', { before: all[index]?.id ?? 'no such id', limit });

        expect(all).toHaveLength(7);
        expect(await page(2, 3)).toEqual(all.slice(3, 6));
        expect(await page(5, 3)).toEqual(all.slice(6));
        expect(await page(6, 3)).toEqual([]);
        expect(await page(7, 3)).toEqual([]);
      }));

    it('keeps the newest evaluations, and older ones that opened or closed something', () =>
      withStorage(async ({ limitChecks }) => {
        const found = [
          BREACH,
          UNKNOWN,
          ...Array.from({ length: MAX_RECENT_EVALUATIONS }, (_, index) =>
            findings(UNKNOWN.limits, { inputHash: index.toString() }),
          ),
        ];
        for (const each of found) await limitChecks.append(ANN, 'main', each);

        const log = await limitChecks.list(ANN, 'main', WHOLE);

        const kept = [BREACH, ...found.slice(2)].map(({ inputHash }) => inputHash).reverse();
        expect(log.map(({ inputHash }) => inputHash)).toEqual(kept);
        expect(await limitChecks.openBreaches(ANN, 'main')).toMatchObject([
          { since: '2024-01-02T12:00:00.000Z' },
        ]);
      }));

    it('loses and doubles no transition of evaluations that arrive at once', () =>
      withStorage(async ({ limitChecks }) => {
        const found = Array.from({ length: 40 }, (_, index) => ({
          ...(index % 2 === 0 ? BREACH : PASS),
          inputHash: index.toString(),
        }));

        await Promise.all(found.map((each) => limitChecks.append(ANN, 'main', each)));

        const log = (await limitChecks.list(ANN, 'main', WHOLE)).toReversed();
        const hashes = log.map(({ inputHash }) => inputHash);
        expect(hashes.toSorted()).toEqual(found.map(({ inputHash }) => inputHash).toSorted());
        const inOrder = hashes.map((hash) => found[Number(hash)] ?? PASS);
        expect(log.map(untimed)).toEqual(folded(inOrder).map(untimed));
      }));

    it('is the fold of whatever was found, to the last digit', () =>
      withStorage(async (storage) => {
        let run = 0;
        await fc.assert(
          fc.asyncProperty(fc.array(anyFindings, { maxLength: 12 }), async (all) => {
            run += 1;
            await expectFold(storage, `run ${run.toString()}`, all);
          }),
          { numRuns: RUNS },
        );
      }));
  });
}

async function expectFold(
  { limitChecks }: StorageAdapter,
  name: string,
  all: readonly LimitFindings[],
): Promise<void> {
  for (const each of all) await limitChecks.append(ANN, name, each);

  const log = (await limitChecks.list(ANN, name, WHOLE)).toReversed();
  const open = await limitChecks.openBreaches(ANN, name);

  const expected = folded(all);
  // A negative zero has no text of its own.
  expect(log.map(untimed)).toEqual(JSON.parse(JSON.stringify(expected.map(untimed))));
  const openNow = breachesOpenAfter(expected.at(-1) ?? null).map(({ limit }) => limit);
  expect(open.map(({ limit }) => limit)).toEqual(openNow);
  expect(open.map(({ since }) => since)).toEqual(
    openNow.map((limit) => log.findLast(({ limits }) => limits[limit]?.event === 'opened')?.at),
  );
}

/** What is kept of these findings in this order. */
function folded(all: readonly LimitFindings[]): readonly LimitEvaluation[] {
  const kept: LimitEvaluation[] = [];
  for (const [index, each] of all.entries()) {
    const stamp = { id: index.toString(), at: index.toString() };
    const next = nextEvaluation(kept.at(-1) ?? null, each, stamp);
    if (next === null) continue;
    if (next.id === kept.at(-1)?.id) kept.pop();
    kept.push(next);
  }
  return kept;
}

/** All but what the store stamps on it. */
function untimed({ limits, times, inputHash, limitsOrigin, asOf }: LimitEvaluation): unknown {
  const checks = Object.entries(limits).map(([name, { openSince, ...check }]) => [
    name,
    { ...check, isOpen: openSince !== null },
  ]);
  return { times, inputHash, limitsOrigin, asOf, checks };
}

function common(found: LimitFindings, at: string): object {
  const { asOf, limitsOrigin, inputHash, engineVersion } = found;
  const id = expect.any(String);
  return { id, at, lastAt: at, times: 1, asOf, limitsOrigin, inputHash, engineVersion };
}
