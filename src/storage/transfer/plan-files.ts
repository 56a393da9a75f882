import type { ChangedDocument } from '../../portfolio/change.js';
import type { LimitEvaluation } from '../../risk-limits/limit-evaluation.js';
import type { DocumentOutcome, TransferredDocument } from '../data-transfer.js';
import { mergedByTime } from '../merge-by-time.js';
import { hadElsewhere } from '../superseded-documents.js';
import { documentKey, type KeptDocument, type UserData } from '../user-data.js';

/** What an export does to a user's files. */
export interface PlannedFiles {
  /** Those of the database, and those that only files have and the database had. */
  readonly documents: readonly TransferredDocument[];
  /** Documents that get a file, and every log that grows. */
  readonly written: UserData;
  /** Portfolios that have their file, beside which limits can be read. */
  readonly unchangedPortfolios: readonly KeptDocument[];
  /** Documents whose files get newer ones in their place. */
  readonly replaced: readonly KeptDocument[];
  /** Documents whose files go, limits before their portfolio. */
  readonly gone: readonly KeptDocument[];
  readonly changesAdded: number;
  readonly limitChecksAdded: number;
}

/** What became of each document of the database, and which documents only files have that the database had. */
interface Decisions {
  readonly outcomes: ReadonlyMap<string, DocumentOutcome>;
  readonly gone: readonly KeptDocument[];
}

/** @param there what lies in files already. */
export function planFiles(data: UserData, there: UserData): PlannedFiles {
  const decisions = decide(data, there);
  const { outcomes, gone } = decisions;
  const isOneOf =
    (...wanted: readonly DocumentOutcome[]) =>
    (document: ChangedDocument): boolean =>
      wanted.some((outcome) => outcomes.get(documentKey(document)) === outcome);
  const isConflict = isOneOf('conflict');
  const changes = data.changes.filter((changeSet) => !isConflict(changeSet));
  const { changesAdded, limitChecksAdded, ...logs } = grownLogs(
    { ...data, changes },
    there,
    isConflict,
  );
  return {
    documents: transferred(data, there, decisions),
    written: { documents: data.documents.filter(isOneOf('created', 'replaced')), ...logs },
    unchangedPortfolios: data.documents.filter(
      (document) => document.document === 'portfolio' && isOneOf('unchanged')(document),
    ),
    replaced: there.documents.filter(isOneOf('replaced')),
    gone: gone.toReversed(),
    changesAdded,
    limitChecksAdded,
  };
}

function decide(data: UserData, there: UserData): Decisions {
  const known = new Set(data.changes.map(({ id }) => id));
  const outdated = hadElsewhere(there, ({ id }) => known.has(id));
  const inFiles = new Map(there.documents.map((document) => [documentKey(document), document]));
  const outcomes = new Map<string, DocumentOutcome>();
  for (const document of data.documents) {
    outcomes.set(documentKey(document), outcomeOf(document, { inFiles, outdated, outcomes }));
  }
  const isGone = (key: string): boolean => !outcomes.has(key) && outdated.has(key);
  return { outcomes, gone: there.documents.filter((document) => isGone(documentKey(document))) };
}

function outcomeOf(
  document: KeptDocument,
  {
    inFiles,
    outdated,
    outcomes,
  }: {
    readonly inFiles: ReadonlyMap<string, KeptDocument>;
    readonly outdated: ReadonlySet<string>;
    readonly outcomes: ReadonlyMap<string, DocumentOutcome>;
  },
): DocumentOutcome {
  const key = documentKey(document);
  const there = inFiles.get(key);
  if (there?.version === document.version) return 'unchanged';
  // Limits do not come to a portfolio that is not the one they were made for.
  const portfolio = documentKey({ document: 'portfolio', name: document.name });
  const isOfConflict =
    document.document === 'risk-limits' && outcomes.get(portfolio) === 'conflict';
  if (isOfConflict) return 'conflict';
  if (there === undefined) return 'created';
  return outdated.has(key) ? 'replaced' : 'conflict';
}

function transferred(
  data: UserData,
  there: UserData,
  { outcomes, gone }: Decisions,
): readonly TransferredDocument[] {
  const versions = new Map(
    there.documents.map((document) => [documentKey(document), document.version]),
  );
  const ofDatabase = data.documents.map(({ document, name, version }) => {
    const key = documentKey({ document, name });
    const outcome = outcomes.get(key) ?? 'created';
    // What is put in place is what there is.
    const isWritten = outcome === 'created' || outcome === 'replaced';
    const versionInFiles = isWritten ? version : (versions.get(key) ?? null);
    return { document, name, outcome, versionInFiles, versionInDatabase: version };
  });
  const ofFiles = gone.map(({ document, name, version }) => ({
    ...{ document, name, outcome: 'superseded' as const },
    ...{ versionInFiles: version, versionInDatabase: null },
  }));
  return [...ofDatabase, ...ofFiles];
}

interface GrownLogs extends Pick<UserData, 'changes' | 'limitChecks'> {
  readonly changesAdded: number;
  readonly limitChecksAdded: number;
}

/**
 * Logs to which something comes, with all that they have: in the order of the database, which knows of every line it gave
 * or took what came before it, whatever clocks said. A log that stays as it is, is none of them.
 */
function grownLogs(
  data: UserData,
  there: UserData,
  isConflict: (document: ChangedDocument) => boolean,
): GrownLogs {
  const changes = missing(data.changes, there.changes);
  const limitChecks = new Map<string, readonly LimitEvaluation[]>();
  let limitChecksAdded = 0;
  for (const [name, evaluations] of data.limitChecks) {
    if (isConflict({ document: 'portfolio', name })) continue;
    const inFile = there.limitChecks.get(name) ?? [];
    const added = missing(evaluations, inFile);
    if (added.length === 0) continue;
    limitChecksAdded += added.length;
    limitChecks.set(name, mergedByTime(evaluations, missing(inFile, evaluations)));
  }
  return {
    changes:
      changes.length === 0 ? [] : mergedByTime(data.changes, missing(there.changes, data.changes)),
    limitChecks,
    changesAdded: changes.length,
    limitChecksAdded,
  };
}

function missing<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  there: readonly Entry[],
): readonly Entry[] {
  const known = new Set(there.map(({ id }) => id));
  return entries.filter(({ id }) => !known.has(id));
}
