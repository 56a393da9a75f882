import { describe, expect, it } from '@jest/globals';
import { toUserId } from '../../auth/user-id.js';
import { AppError } from '../../common/problem/app-error.js';
import type { Presence } from './decide-store.js';
import { UserRouter } from './user-router.js';

const ANN = toUserId('ann');
const BOB = toUserId('bob');

function aRouter(presences: Readonly<Record<string, readonly (Presence | AppError)[]>>) {
  const asked: string[] = [];
  const warnings: unknown[] = [];
  const router = new UserRouter(
    (ownerId) => {
      const answers = presences[ownerId] ?? [];
      const answer = answers[asked.filter((each) => each === ownerId).length] ?? answers.at(-1);
      asked.push(ownerId);
      return answer === undefined || answer instanceof AppError
        ? Promise.reject(answer ?? new RangeError('nobody'))
        : Promise.resolve(answer);
    },
    (event, fields) => warnings.push({ event, ...fields }),
  );
  return { router, asked, warnings };
}

describe('which store serves a user', () => {
  it.each([
    [
      { hasRows: true, files: [] },
      { store: 'database', reason: 'database-rows', files: [] },
    ],
    [
      { hasRows: false, files: ['a.yaml'] },
      { store: 'file', reason: 'files-only', files: [] },
    ],
    [
      { hasRows: true, files: ['a.yaml'] },
      { store: 'database', reason: 'both', files: ['a.yaml'] },
    ],
    [
      { hasRows: false, files: [] },
      { store: 'database', reason: 'nothing-yet', files: [] },
    ],
  ] as const)('is for %j decided as %j', async (presence, decision) => {
    const { router } = aRouter({ ann: [presence] });

    expect(await router.find(ANN)).toEqual(decision);
  });

  it('is remembered for each user, and asked once by many requests at once', async () => {
    const { router, asked } = aRouter({
      ann: [{ hasRows: true, files: [] }],
      bob: [{ hasRows: false, files: ['b.yaml'] }],
    });

    const found = await Promise.all([ANN, BOB, ANN, BOB, ANN].map((owner) => router.find(owner)));

    const stores = found.map(({ store }) => store);
    expect(stores).toEqual(['database', 'file', 'database', 'file', 'database']);
    expect(asked).toEqual(['ann', 'bob']);
  });

  it('is an error while it cannot be decided, never the other store, and asked again', async () => {
    const away = new AppError('database-unavailable', 'away');
    const { router } = aRouter({ ann: [away, { hasRows: true, files: [] }] });

    await expect(router.find(ANN)).rejects.toBe(away);

    expect(await router.find(ANN)).toMatchObject({ store: 'database' });
  });

  it('names files that are not served any more, once', async () => {
    const both = { hasRows: true, files: ['a.yaml', 'b.yaml'] };
    const { router, warnings } = aRouter({ ann: [both] });

    await router.find(ANN);
    await router.find(ANN);

    expect(warnings).toEqual([{ event: 'files-beside-database', files: 'a.yaml, b.yaml' }]);
  });
});
