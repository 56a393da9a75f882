import { randomUUID } from 'node:crypto';
import type { UserId } from '../../../auth/user-id.js';
import type { Clock } from '../../../common/clock.js';
import type { StoredDocument } from '../../../common/document/stored-document.js';
import { Prisma } from '../../../generated/prisma/client.js';
import { formatOf } from '../../document-format.js';
import { hadElsewhere, newestChanges } from '../../superseded-documents.js';
import { documentKey, type KeptDocument } from '../../user-data.js';
import type { DataToPlace, PlacedDocument } from '../../user-data-placement.js';
import { planSave } from '../../write-plan.js';
import { logChangeSet } from '../change-rows.js';
import type { DocumentTransactions, OwnTransaction } from '../database.js';
import { PrismaDocuments } from '../prisma-documents.js';
import { tableOf } from '../tables/table-of.js';

/** Everything in the one transaction that is open already. */
export function partOf(own: OwnTransaction): DocumentTransactions {
  return {
    findRow: async <Row extends object>(
      _owner: UserId,
      select: (userId: Prisma.Sql) => Prisma.Sql,
    ) => {
      const [row] = await own.tx.$queryRaw<Row[]>(select(Prisma.sql`${own.userId}`));
      return row ?? null;
    },
    read: (_owner, _absent, work) => work(own),
    write: (_owner, work) => work(own),
  };
}

/** Writes the documents that are not there; those that differ from what is there are left alone, and told of. */
export async function placeDocuments(
  own: OwnTransaction,
  data: DataToPlace,
  clock: Clock,
): Promise<readonly PlacedDocument[]> {
  const placed = new Map<string, PlacedDocument>();
  const known = await placedBefore(own, data);
  for (const document of data.documents) {
    const kind = new PrismaDocuments(tableOf(document.document), partOf(own), clock);
    const current = await kind.findIn(own, document.name);
    const outcome = outcomeOf(document, current, { placed, known });
    placed.set(documentKey(document), {
      document: document.document,
      name: document.name,
      outcome,
      versionThere: current?.version ?? null,
    });
    if (outcome !== 'created') continue;
    const { name, content, version } = document;
    await kind.put(own, { name, content, version, at: clock.now() });
    const reason = data.reasons.get(documentKey(document));
    if (reason !== undefined) await logCreation(own, document, reason, clock);
  }
  return [...placed.values()];
}

function outcomeOf(
  document: KeptDocument,
  current: StoredDocument<unknown> | null,
  {
    placed,
    known,
  }: {
    readonly placed: ReadonlyMap<string, PlacedDocument>;
    readonly known: ReadonlySet<string>;
  },
): PlacedDocument['outcome'] {
  const { name, version } = document;
  if (current?.state === 'valid' && current.version === version) return 'unchanged';
  if (known.has(documentKey(document))) return 'superseded';
  if (current !== null) return 'conflict';
  if (document.document !== 'risk-limits' || name === null) return 'created';
  // Limits do not come to a portfolio that is not the one they were made for.
  const portfolio = placed.get(documentKey({ document: 'portfolio', name }))?.outcome;
  return portfolio === 'created' || portfolio === 'unchanged'
    ? 'created'
    : (portfolio ?? 'conflict');
}

/** Keys of the documents that were placed before as they are. */
async function placedBefore(
  { tx, userId }: OwnTransaction,
  data: DataToPlace,
): Promise<ReadonlySet<string>> {
  const ids = [...newestChanges(data.changes).values()].map(({ id }) => id);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM portfolio_changes WHERE user_id = ${userId} AND id = ANY(${ids}::uuid[])`;
  const there = new Set(rows.map(({ id }) => id));
  return hadElsewhere(data, ({ id }) => there.has(id));
}

async function logCreation(
  own: OwnTransaction,
  { document, name, content }: KeptDocument,
  reason: string,
  clock: Clock,
): Promise<void> {
  const options = { condition: { kind: 'absent' }, reason } as const;
  const input = { format: formatOf(document), name, current: null, options };
  const { changeSet } = planSave({ ...input, id: randomUUID(), at: clock.now() }, content);
  if (changeSet !== null) await logChangeSet(own, changeSet);
}
