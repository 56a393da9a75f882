import type { TransferFault } from '../../data-transfer.js';
import { isUuid } from '../../is-uuid.js';
import { documentKey, type KeptDocument, type UserData } from '../../user-data.js';
import { ownerFiles } from '../owner-files.js';
import { documentFile, userFolder } from '../user-folder.js';
import { checkedPortfolios } from './checked-portfolios.js';
import { fileFault, type UserPlace } from './owned-file.js';
import { readLegacyFiles } from './read-legacy-files.js';
import { readStoredFiles } from './read-stored-files.js';

/** All that lies in files of one user. */
export interface UserFiles {
  readonly data: UserData;
  /** By `documentKey`: every file that says the document. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** By `documentKey`: the older file that a document without a history comes from. */
  readonly legacy: ReadonlyMap<string, string>;
  readonly faults: readonly TransferFault[];
}

/** Reads all of it, and finds everything that is wrong with it. The caller holds the user's lock. */
export async function readUserFiles(place: UserPlace): Promise<UserFiles> {
  const folder = userFolder(place.directory, place.ownerId);
  const checked = await checkedPortfolios(folder);
  const { data, faults } = await readStoredFiles(place, checked.names);
  const { found, added, ...older } = await readLegacyFiles(place.legacyFiles, data.documents);
  const files = new Map(
    data.documents.map((document) => [documentKey(document), [documentFile(folder, document)]]),
  );
  for (const { document, path } of found) {
    const key = documentKey(document);
    files.set(key, [...(files.get(key) ?? []), path]);
  }
  const explained = [...[...files.values()].flat(), ...faults.flatMap(({ file }) => file ?? [])];
  const documents = [...data.documents, ...added.map(({ document }) => document)];
  return {
    data: { ...data, documents: documents.sort(portfoliosFirst) },
    files,
    legacy: new Map(added.map(({ document, path }) => [documentKey(document), path])),
    faults: [
      ...faults,
      ...checked.faults,
      ...(await unexplainedFiles(place, explained)),
      ...changeFaults(data, folder.changeLog),
      ...older.faults,
    ],
  };
}

/** Documents that none of the user's leads to: nothing is left behind without a word. */
async function unexplainedFiles(
  { directory, ownerId }: UserPlace,
  explained: readonly string[],
): Promise<readonly TransferFault[]> {
  const lying = await ownerFiles(directory, ownerId);
  return lying
    .filter((path) => !explained.includes(path))
    .map((path) => fileFault(path, 'unknown-portfolio', UNEXPLAINED));
}

const UNEXPLAINED =
  'these are the limits of a portfolio that is not there; bring the portfolio back or move this file away';

const ORDER = { portfolio: 0, scenario: 1, 'risk-limits': 2 };

function portfoliosFirst(one: KeptDocument, other: KeptDocument): number {
  return ORDER[one.document] - ORDER[other.document];
}

/** What the database could not keep, or would keep only once. */
function changeFaults({ changes, limitChecks }: UserData, changeLog: string): TransferFault[] {
  const seen = new Set<string>();
  const faults: TransferFault[] = [];
  for (const { id } of changes) {
    if (!isUuid(id)) faults.push(fileFault(changeLog, 'malformed', `"${id}" is no id of a change`));
    if (seen.has(id)) faults.push(fileFault(changeLog, 'malformed', `there are two changes ${id}`));
    seen.add(id);
  }
  for (const [name, evaluations] of limitChecks) {
    for (const { id } of evaluations) {
      if (isUuid(id)) continue;
      const detail = `"${id}" is no id of an evaluation of the limits of "${name}"`;
      faults.push(fileFault(changeLog, 'malformed', detail));
    }
  }
  return faults;
}
