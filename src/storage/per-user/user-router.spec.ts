import { describe, expect, it } from '@jest/globals';
import type { ServingDecision } from '../../auth/serving-decision.js';
import { toUserId } from '../../auth/user-id.js';
import { AppError } from '../../common/problem/app-error.js';
import type { Presence } from './decide-store.js';
import { waitUntil } from '../../../test/support/wait-until.js';
import { UserRouter, type UserRouterOptions } from './user-router.js';

const ANN = toUserId('ann');
const BOB = toUserId('bob');

function aPresence(given: Partial<Presence> = {}): Presence {
  return { hasRows: false, files: [], olderFiles: [], ...given };
}

function aRouter(
  presences: Readonly<Record<string, readonly (Presence | AppError)[]>>,
  options: Pick<UserRouterOptions, 'rememberedMs'> = {},
) {
  const asked: string[] = [];
  const warnings: unknown[] = [];
  const decided: (readonly [ServingDecision['reason'], ServingDecision['reason'] | null])[] = [];
  const router = new UserRouter({
    presenceOf: (ownerId) => {
      const answers = presences[ownerId] ?? [];
      const answer = answers[asked.filter((each) => each === ownerId).length] ?? answers.at(-1);
      asked.push(ownerId);
      return answer === undefined || answer instanceof AppError
        ? Promise.reject(answer ?? new RangeError('nobody'))
        : Promise.resolve(answer);
    },
    onWarning: (event, fields) => warnings.push({ event, ...fields }),
    ...options,
    onDecision: ({ reason }, previous) => decided.push([reason, previous?.reason ?? null]),
  });
  return { router, asked, warnings, decided };
}

function decideThrice(router: UserRouter, asked: readonly string[]): Promise<void> {
  return waitUntil('it is decided thrice', async () => {
    await router.find(ANN);
    return asked.length === 3;
  });
}

describe('which store serves a user', () => {
  it.each([
    [aPresence({ hasRows: true }), { store: 'database', reason: 'database-rows', files: [] }],
    [aPresence({ files: ['a.yaml'] }), { store: 'file', reason: 'files-only', files: [] }],
    [
      aPresence({ olderFiles: ['old.yaml'] }),
      { store: 'file', reason: 'files-only', files: ['old.yaml'] },
    ],
    [
      aPresence({ hasRows: true, files: ['a.yaml'], olderFiles: ['old.yaml'] }),
      { store: 'database', reason: 'both', files: ['a.yaml', 'old.yaml'] },
    ],
    [aPresence(), { store: 'database', reason: 'nothing-yet', files: [] }],
  ] as const)('is for %j decided as %j', async (presence, decision) => {
    const { router } = aRouter({ ann: [presence] });

    expect(await router.find(ANN)).toEqual(decision);
  });

  it('is remembered for each user, and asked once by many requests at once', async () => {
    const { router, asked, decided } = aRouter({
      ann: [aPresence({ hasRows: true })],
      bob: [aPresence({ files: ['b.yaml'] })],
    });

    const found = await Promise.all([ANN, BOB, ANN, BOB, ANN].map((owner) => router.find(owner)));

    const stores = found.map(({ store }) => store);
    expect(stores).toEqual(['database', 'file', 'database', 'file', 'database']);
    expect(asked).toEqual(['ann', 'bob']);
    expect(decided).toEqual([
      ['database-rows', null],
      ['files-only', null],
    ]);
  });

  it('is an error while it cannot be decided, never the other store, and asked again', async () => {
    const away = new AppError('database-unavailable', 'away');
    const { router, decided } = aRouter({ ann: [away, aPresence({ hasRows: true })] });

    await expect(router.find(ANN)).rejects.toBe(away);

    expect(await router.find(ANN)).toMatchObject({ store: 'database' });
    expect(decided).toHaveLength(1);
  });

  it.each([
    [
      aPresence({ hasRows: true, files: ['a.yaml', 'b.yaml'] }),
      'files-beside-database',
      'a.yaml, b.yaml',
    ],
    [aPresence({ files: ['a.yaml'], olderFiles: ['old.yaml'] }), 'files-to-import', 'old.yaml'],
  ])('of %j names the files that are not served, once', async (presence, event, files) => {
    const { router, warnings, asked } = aRouter({ ann: [presence] }, { rememberedMs: 1 });

    await decideThrice(router, asked);

    expect(warnings).toEqual([{ event, files }]);
  });

  it('is decided anew after a while, and what changed is told', async () => {
    const presences = [
      aPresence({ files: ['a.yaml'] }),
      aPresence({ hasRows: true }),
      aPresence({ hasRows: true, files: ['a.yaml'] }),
    ];
    const { router, warnings, asked, decided } = aRouter({ ann: presences }, { rememberedMs: 1 });

    await decideThrice(router, asked);

    expect(decided).toEqual([
      ['files-only', null],
      ['database-rows', 'files-only'],
      ['both', 'database-rows'],
    ]);
    expect(warnings).toEqual([{ event: 'files-beside-database', files: 'a.yaml' }]);
  });
});
