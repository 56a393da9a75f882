import type { UserId } from '../auth/user-id.js';
import { byCodeUnit } from '../common/document/code-unit-order.js';
import type {
  CorruptDocument,
  PageRequest,
  StoredDocument,
} from '../common/document/stored-document.js';
import type { LimitEvaluation } from '../risk-limits/limit-evaluation.js';
import type { StorageAdapter } from './storage-adapter.js';
import type { CollectedData, KeptDocument } from './user-data.js';

/** The ports that a user's data is read through. */
export type DataPorts = Pick<
  StorageAdapter,
  'portfolios' | 'scenarios' | 'riskLimits' | 'changes' | 'limitChecks'
>;

const PAGE = 200;
/** More than anybody has, and what a database takes as a number of rows. */
const ALL = 2 ** 31 - 1;

/**
 * Everything of one user.
 * @param checked portfolios that have limit checks, the ones that are gone too: only each store knows these.
 */
export async function collectUserData(
  ports: DataPorts,
  ownerId: UserId,
  checked: readonly string[],
): Promise<CollectedData> {
  const corrupt: CorruptDocument[] = [];
  const documents: KeptDocument[] = [];
  for await (const stored of eachOf((page) => ports.portfolios.list(ownerId, page))) {
    if (stored.state === 'corrupt') corrupt.push(stored);
    else documents.push({ ...stored, document: 'portfolio' });
  }
  const names = [null, ...documents.map(({ name }) => name)];
  for await (const stored of eachOf((page) => ports.scenarios.list(ownerId, page))) {
    if (stored.state === 'corrupt') corrupt.push(stored);
    else documents.push({ ...stored, document: 'scenario' });
  }
  for (const name of names) {
    const stored = await ports.riskLimits.find(ownerId, name);
    if (stored?.state === 'corrupt') corrupt.push(stored);
    else if (stored !== null) documents.push({ ...stored, document: 'risk-limits', name });
  }
  const changes = await ports.changes.list(ownerId, {
    portfolioName: null,
    before: null,
    limit: ALL,
  });
  const limitChecks = await limitChecksOf(ports, ownerId, checked);
  return { data: { documents, changes: changes.toReversed(), limitChecks }, corrupt };
}

async function limitChecksOf(
  { limitChecks }: DataPorts,
  ownerId: UserId,
  checked: readonly string[],
): Promise<ReadonlyMap<string, readonly LimitEvaluation[]>> {
  const found = new Map<string, readonly LimitEvaluation[]>();
  for (const name of [...checked].sort(byCodeUnit)) {
    const evaluations = await limitChecks.list(ownerId, name, { before: null, limit: ALL });
    if (evaluations.length > 0) found.set(name, evaluations.toReversed());
  }
  return found;
}

async function* eachOf<Content>(
  list: (page: PageRequest) => Promise<readonly StoredDocument<Content>[]>,
): AsyncGenerator<StoredDocument<Content>> {
  for (let after: string | null = null; ;) {
    const page = await list({ after, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.name;
  }
}
