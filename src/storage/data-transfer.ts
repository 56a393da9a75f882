import type { ChangedDocument } from '../portfolio/change.js';

/**
 * What came of one document.
 * - `replaced`: of an export: the file was what the database once had; it was put aside for the one of today.
 * - `superseded`: the file is what the database once had, and has changed or deleted since; it was put aside.
 * - `conflict`: files and database have different ones, and each keeps its own.
 */
export type DocumentOutcome = 'created' | 'unchanged' | 'replaced' | 'superseded' | 'conflict';

export interface TransferredDocument extends ChangedDocument {
  readonly outcome: DocumentOutcome;
  /** Null: there is none, or it cannot be read. */
  readonly versionInFiles: string | null;
  readonly versionInDatabase: string | null;
}

/** What keeps a user's data from being moved, and where. */
export interface TransferFault {
  /** A fault code of a document, or a problem code. */
  readonly code: string;
  /** Null where it is not about a file. */
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  /** JSON pointer into the file; empty for all of it. */
  readonly pointer: string;
  readonly detail: string;
}

/** `done`: everything is where it belongs. `unfinished`: all but conflicts. `failed`: nothing was moved. */
export type UserOutcome = 'done' | 'unfinished' | 'failed';

export interface MovedFile {
  readonly from: string;
  readonly to: string;
}

/** What came of one user. */
export interface UserTransfer {
  readonly user: string;
  readonly outcome: UserOutcome;
  readonly documents: readonly TransferredDocument[];
  /** Change sets that were not there before. */
  readonly changesAdded: number;
  /** Limit evaluations that were not there before. */
  readonly limitChecksAdded: number;
  /** Files put aside, of which a dry run only says that they would be. */
  readonly filesMoved: readonly MovedFile[];
  /** Of an export: whether files serve the user from now on. */
  readonly isSwitched: boolean;
  readonly faults: readonly TransferFault[];
}

export interface TransferReport {
  readonly isDryRun: boolean;
  /** Those who had anything to move. */
  readonly users: readonly UserTransfer[];
  /** Of files and folders that are nobody's. */
  readonly faults: readonly TransferFault[];
  /** Users that were not looked at, because the run was interrupted. */
  readonly usersLeft: number;
}

/** Where the run is: a user whose data was read, is placed but not yet kept, is kept; a file that was moved; the user done. */
export type TransferStage = 'begun' | 'read' | 'placed' | 'kept' | 'moved' | 'done';

export interface TransferProgress {
  readonly stage: TransferStage;
  readonly user: string;
  readonly usersDone: number;
  readonly usersTotal: number;
  /** Moved so far, in all. */
  readonly documents: number;
}

export interface TransferRequest {
  /** An id or e-mail address; null for everybody. */
  readonly user: string | null;
  /** Everything is tried, checked and undone. */
  readonly isDryRun: boolean;
  /** Stops between two users. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: TransferProgress) => void;
}

export interface ExportRequest extends TransferRequest {
  /** Files serve the users from then on; their rows are archived. */
  readonly isSwitch: boolean;
}

/** Moves users between files and the database. Whoever opens it closes it. */
export interface DataTransfer {
  /** Files to database. @throws AppError when the database or the folder cannot be used */
  import(request: TransferRequest): Promise<TransferReport>;
  /** Database to files. @throws AppError when the database or the folder cannot be used */
  export(request: ExportRequest): Promise<TransferReport>;
  close(): Promise<void>;
}
