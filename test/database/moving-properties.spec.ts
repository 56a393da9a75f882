import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { UserId } from '../../src/auth/user-id.js';
import { AppError } from '../../src/common/problem/app-error.js';
import type { DataTransfer } from '../../src/storage/data-transfer.js';
import type { StorageAdapter } from '../../src/storage/storage-adapter.js';
import { history, user, type Write } from '../support/arbitrary-user.js';
import { finding, findings } from '../support/limit-findings.js';
import { type MovingUsers, openMovingUsers, WHOLE_RUN } from '../support/moving-users.js';

const RUNS = 40;
const TIMEOUT_MS = 180_000;
const ANY = { condition: { kind: 'any' }, reason: null } as const;
const SWITCH = { ...WHOLE_RUN, isSwitch: true };

describe('any user', () => {
  let place: MovingUsers;
  let transfer: DataTransfer;
  beforeAll(async () => {
    place = await openMovingUsers();
    transfer = await place.openTransfer();
  });
  afterAll(() => place.dispose());

  it(
    'is byte for byte the same in files after the database, and in the database after files',
    async () => {
      await fc.assert(
        fc.asyncProperty(user, history, async (owner, writes) => {
          await place.empty();
          for (const write of writes) await apply(place.files, owner, write);
          const canonical = withoutRepeats(await place.texts());
          const hasDocument = Object.keys(canonical).some((path) => path.endsWith('.yaml'));

          const imported = await transfer.import(WHOLE_RUN);
          const switched = await transfer.export(SWITCH);
          const back = await place.texts();
          await transfer.import(WHOLE_RUN);
          await transfer.export(SWITCH);

          const isAny = Object.keys(canonical).length > 0;
          expect(imported.users.map(({ outcome }) => outcome)).toEqual(isAny ? ['done'] : []);
          expect(switched.users.map(({ isSwitched }) => isSwitched)).toEqual(
            isAny ? [hasDocument] : [],
          );
          expect(back).toEqual(canonical);
          expect(await place.texts()).toEqual(canonical);
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT_MS,
  );
});

async function apply(
  { portfolios, riskLimits, scenarios, limitChecks }: StorageAdapter,
  owner: UserId,
  write: Write,
): Promise<void> {
  const { kind, name } = write;
  try {
    if (kind === 'save') await portfolios.save(owner, name, write.portfolio, ANY);
    else if (kind === 'delete') await portfolios.delete(owner, name, ANY);
    else if (kind === 'limit') {
      const limits = { max_loss: write.maxLoss };
      const content = { limits, additionalSettings: null, extra: new Map() };
      await riskLimits.save(owner, name, content, ANY);
    } else if (kind === 'scenario') {
      const targetWeights = new Map([[write.ticker, 1]]);
      const content = { description: name, basePortfolio: name, targetWeights, extra: new Map() };
      await scenarios.save(owner, name, content, ANY);
    } else {
      const status = write.isBreached ? 'breach' : 'pass';
      await limitChecks.append(owner, name, findings({ max_loss: finding(status) }));
    }
  } catch (error) {
    // Limits of a portfolio that is not there.
    if (!(error instanceof AppError) || error.code !== 'portfolio-not-found') throw error;
  }
}

/** An evaluation that was repeated is in its file once for each time; the newest line of an id holds. */
function withoutRepeats(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(texts).map(([path, text]) => {
    if (!path.includes('/limit_checks/')) return [path, text];
    const lines = text.split('\n').filter((line) => line !== '');
    const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id);
    const kept = lines.filter((_, index) => ids.lastIndexOf(ids[index] ?? '') === index);
    return [path, kept.map((line) => `${line}\n`).join('')];
  });
  return Object.fromEntries(entries) as Readonly<Record<string, string>>;
}
