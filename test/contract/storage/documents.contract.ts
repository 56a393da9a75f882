import { describe, expect, it } from '@jest/globals';
import type { UserId } from '../../../src/auth/user-id.js';
import { byCodeUnit } from '../../../src/common/document/code-unit-order.js';
import type {
  PageRequest,
  SaveOutcome,
  StoredDocument,
  WriteOptions,
} from '../../../src/common/document/stored-document.js';
import type { StorageAdapter } from '../../../src/storage/storage-adapter.js';
import { plain } from '../../support/plain.js';
import {
  ABSENT,
  ALL_CHANGES,
  ANN,
  ANY,
  atVersion,
  BOB,
  EXISTS,
  PRESENT,
  STALE,
  WHOLE,
  type WithStorage,
} from './storage-under-test.js';

/** What portfolios and scenarios have in common: documents of a user, by name. */
export interface NamedDocuments<Content> {
  list(ownerId: UserId, page: PageRequest): Promise<readonly StoredDocument<Content>[]>;
  findByName(ownerId: UserId, name: string): Promise<StoredDocument<Content> | null>;
  save(
    ownerId: UserId,
    name: string,
    content: Content,
    options: WriteOptions,
  ): Promise<SaveOutcome>;
  delete(ownerId: UserId, name: string, options: WriteOptions): Promise<boolean>;
}

export interface DocumentsContract<Content> {
  readonly storeOf: (storage: StorageAdapter) => NamedDocuments<Content>;
  /** Another content for each number. */
  readonly content: (number: number) => Content;
}

/** Names that a careless store loses, mixes up or lets out of its folder. */
const HOSTILE_NAMES = [
  ...['a/b', 'a\\b', '..x', '.hidden', 'CON', 'nul.txt', 'x.yaml', 'a%2Fb', 'a%', '-rf', '~', '*'],
  ...['main', 'Main', 'MAIN', 'm', ' lead', 'trail ', 'a  b', "it's", '"q"', '$HOME', '#1', 'a:b'],
  ...['ä', 'a\u0308', 'Überschuss', '株式', '🚀', '\u2028', '__proto__', 'constructor', 'null'],
  ...['risk_limits', 'changes', 'lock', '0005', 'x'.repeat(255), 'x'.repeat(254), 'x'.repeat(120)],
  ...['🚀'.repeat(255), `${'x'.repeat(200)}1`, `${'x'.repeat(200)}2`, '株'.repeat(100)],
];

const NAMES_IN_ORDER = ['B', 'a', 'a.b', 'a/b', 'aa', 'ä', '株', '🚀'];

export function describeNamedDocuments<Content>(
  kind: string,
  withStorage: WithStorage,
  { storeOf, content }: DocumentsContract<Content>,
): void {
  const withStore = (use: (store: NamedDocuments<Content>) => Promise<void>): Promise<void> =>
    withStorage((storage) => use(storeOf(storage)));

  describe(`${kind} by name`, () => {
    it('are not there until they are saved', () =>
      withStore(async (store) => {
        expect(await store.findByName(ANN, 'main')).toBeNull();
        expect(await store.list(ANN, WHOLE)).toEqual([]);
        expect(await store.delete(ANN, 'main', ANY)).toBe(false);
      }));

    it('come back as they were saved, with the version that saving gave', () =>
      withStore(async (store) => {
        const { version, created } = await store.save(ANN, 'main', content(1), ANY);

        const found = await store.findByName(ANN, 'main');

        expect(created).toBe(true);
        expect(version).toMatch(/^[0-9a-f]{64}$/);
        expect(found).toEqual({ state: 'valid', name: 'main', content: content(1), version });
      }));

    it('are replaced as a whole', () =>
      withStore(async (store) => {
        const first = await store.save(ANN, 'main', content(1), ANY);

        const second = await store.save(ANN, 'main', content(2), ANY);

        expect(second.created).toBe(false);
        expect(second.version).not.toBe(first.version);
        expect(await store.findByName(ANN, 'main')).toMatchObject({ content: content(2) });
      }));

    it('have a version that tells of the content only', () =>
      withStore(async (store) => {
        const first = await store.save(ANN, 'main', content(1), ANY);
        await store.save(ANN, 'main', content(2), ANY);

        const again = await store.save(ANN, 'main', content(1), ANY);
        const elsewhere = await store.save(BOB, 'x'.repeat(250), content(1), ANY);

        expect([again.version, elsewhere.version]).toEqual([first.version, first.version]);
      }));

    it('are gone after they are deleted', () =>
      withStore(async (store) => {
        await store.save(ANN, 'main', content(1), ANY);

        expect(await store.delete(ANN, 'main', ANY)).toBe(true);

        expect(await store.findByName(ANN, 'main')).toBeNull();
        expect(await store.list(ANN, WHOLE)).toEqual([]);
        expect(await store.delete(ANN, 'main', ANY)).toBe(false);
      }));

    it('keep names apart that look alike or like paths', () =>
      withStore(async (store) => {
        for (const [number, name] of HOSTILE_NAMES.entries()) {
          await store.save(ANN, name, content(number + 1), ABSENT);
        }

        const listed = await store.list(ANN, WHOLE);

        expect(listed.map(({ name }) => name)).toEqual([...HOSTILE_NAMES].sort(byCodeUnit));
        for (const [number, name] of HOSTILE_NAMES.entries()) {
          const found = await store.findByName(ANN, name);
          expect(found).toMatchObject({ state: 'valid', name, content: content(number + 1) });
          expect(await store.delete(ANN, name, PRESENT)).toBe(true);
        }
        expect(await store.list(ANN, WHOLE)).toEqual([]);
      }));

    it('are listed in code-unit order, a page at a time', () =>
      withStore(async (store) => {
        for (const name of [...NAMES_IN_ORDER].reverse()) {
          await store.save(ANN, name, content(1), ANY);
        }

        const pages = [
          await store.list(ANN, { after: null, limit: 3 }),
          await store.list(ANN, { after: 'a.b', limit: 3 }),
          await store.list(ANN, { after: 'between', limit: 100 }),
          await store.list(ANN, { after: '🚀', limit: 100 }),
        ];

        expect(pages.map((page) => page.map(({ name }) => name))).toEqual([
          ['B', 'a', 'a.b'],
          ['a/b', 'aa', 'ä'],
          ['ä', '株', '🚀'],
          [],
        ]);
        expect(pages[0]?.[0]).toEqual(await store.findByName(ANN, 'B'));
      }));

    it("are out of every other user's reach", () =>
      withStore(async (store) => {
        const { version } = await store.save(ANN, 'main', content(1), ANY);

        expect(await store.findByName(BOB, 'main')).toBeNull();
        expect(await store.list(BOB, WHOLE)).toEqual([]);
        expect(await store.delete(BOB, 'main', ANY)).toBe(false);
        await expect(store.save(BOB, 'main', content(2), PRESENT)).rejects.toMatchObject(STALE);
        expect((await store.save(BOB, 'main', content(2), ABSENT)).created).toBe(true);
        expect(await store.delete(BOB, 'main', ANY)).toBe(true);
        expect(await store.findByName(ANN, 'main')).toMatchObject({ version, content: content(1) });
      }));

    it('share nothing with whoever saved or found them', () =>
      withStore(async (store) => {
        const saved = content(1);
        await store.save(ANN, 'main', saved, ANY);
        scramble(saved);

        const found = await store.findByName(ANN, 'main');
        expect(found).toMatchObject({ content: content(1) });
        scramble(found);

        expect(await store.findByName(ANN, 'main')).toMatchObject({ content: content(1) });
      }));
  });

  describe(`the condition of a write of ${kind}`, () => {
    it('"absent" creates, and never replaces', () =>
      withStore(async (store) => {
        const { version, created } = await store.save(ANN, 'main', content(1), ABSENT);

        await expect(store.save(ANN, 'main', content(2), ABSENT)).rejects.toMatchObject(EXISTS);
        await expect(store.save(ANN, 'main', content(1), ABSENT)).rejects.toMatchObject(EXISTS);
        await expect(store.delete(ANN, 'main', ABSENT)).rejects.toMatchObject(EXISTS);

        expect(created).toBe(true);
        expect(await store.findByName(ANN, 'main')).toMatchObject({ version });
      }));

    it('"present" replaces, and never creates', () =>
      withStore(async (store) => {
        await expect(store.save(ANN, 'main', content(1), PRESENT)).rejects.toMatchObject(STALE);
        await expect(store.delete(ANN, 'main', PRESENT)).rejects.toMatchObject(STALE);
        expect(await store.findByName(ANN, 'main')).toBeNull();
        await store.save(ANN, 'main', content(1), ANY);

        expect((await store.save(ANN, 'main', content(2), PRESENT)).created).toBe(false);
        expect(await store.delete(ANN, 'main', PRESENT)).toBe(true);
      }));

    it('"version" replaces that version only', () =>
      withStore(async (store) => {
        const first = await store.save(ANN, 'main', content(1), ANY);
        const second = await store.save(ANN, 'main', content(2), atVersion(first.version));
        const old = atVersion(first.version);

        await expect(store.save(ANN, 'main', content(3), old)).rejects.toMatchObject(STALE);
        await expect(store.save(ANN, 'main', content(2), old)).rejects.toMatchObject(STALE);
        await expect(store.delete(ANN, 'main', old)).rejects.toMatchObject(STALE);

        expect(await store.findByName(ANN, 'main')).toMatchObject({ version: second.version });
        expect(await store.delete(ANN, 'main', atVersion(second.version))).toBe(true);
        const gone = atVersion(second.version);
        await expect(store.save(ANN, 'main', content(3), gone)).rejects.toMatchObject(STALE);
        await expect(store.delete(ANN, 'main', gone)).rejects.toMatchObject(STALE);
      }));

    it('leaves no trace in the change log when it does not hold', () =>
      withStorage(async (storage) => {
        const store = storeOf(storage);
        await store.save(ANN, 'main', content(1), ANY);

        await expect(store.save(ANN, 'main', content(2), ABSENT)).rejects.toMatchObject(EXISTS);
        await expect(store.delete(ANN, 'other', PRESENT)).rejects.toMatchObject(STALE);

        expect(await storage.changes.list(ANN, ALL_CHANGES)).toHaveLength(1);
      }));

    it('lets exactly one of twenty writers win that saw the same version', () =>
      withStorage(async (storage) => {
        const store = storeOf(storage);
        const { version } = await store.save(ANN, 'main', content(1), ANY);

        const results = await Promise.allSettled(
          Array.from({ length: 20 }, (_, index) =>
            store.save(ANN, 'main', content(index + 2), atVersion(version)),
          ),
        );

        const won = results.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
        const lost = results.flatMap((each) =>
          each.status === 'rejected' ? [plainCode(each.reason)] : [],
        );
        expect(won).toHaveLength(1);
        expect(lost).toEqual(Array.from({ length: 19 }, () => 'stale-version'));
        expect(await store.findByName(ANN, 'main')).toMatchObject({ version: won[0]?.version });
        expect(await storage.changes.list(ANN, ALL_CHANGES)).toHaveLength(2);
      }));

    it('loses none of twenty writes at once under different names', () =>
      withStorage(async (storage) => {
        const store = storeOf(storage);
        const names = Array.from({ length: 20 }, (_, index) => `n${index.toString()}`);

        await Promise.all(names.map((name) => store.save(ANN, name, content(1), ABSENT)));

        const listed = await store.list(ANN, WHOLE);
        const logged = await storage.changes.list(ANN, ALL_CHANGES);
        expect(listed.map(({ name }) => name)).toEqual([...names].sort(byCodeUnit));
        expect(new Set(logged.map(({ name }) => name))).toEqual(new Set(names));
      }));
  });
}

/** Empties everything in reach, as a caller with no respect for `readonly` could. */
function scramble(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof Map) {
    for (const member of value.values()) scramble(member);
    value.clear();
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    scramble(member);
    if (!(Array.isArray(value) || typeof member === 'object')) Reflect.set(value, key, 'scrambled');
  }
  if (Array.isArray(value)) value.length = 0;
}

function plainCode(reason: unknown): unknown {
  return typeof reason === 'object' && reason !== null && 'code' in reason
    ? reason.code
    : plain(reason);
}
