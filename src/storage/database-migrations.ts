/** How a migration of this program, or of the database, stands. */
export type MigrationState =
  | 'applied'
  | 'pending'
  /** Begun, and not brought to its end. */
  | 'unfinished'
  /** Its file is not what was applied. */
  | 'edited'
  /** Applied, and not of this version of the program. */
  | 'unknown';

export interface MigrationStanding {
  readonly name: string;
  readonly state: MigrationState;
  /** ISO 8601; null where it was not. */
  readonly appliedAt: string | null;
  /** What to do about it; null where nothing is wrong. */
  readonly remedy: string | null;
}

/** What goes for good when migrations are undone. */
export interface Loss {
  readonly table: string;
  /** Null when whole rows go. */
  readonly column: string | null;
  /** Rows that go, or that hold a value in the column. */
  readonly rows: number;
}

/** How far back: so many migrations, or all that came after the one that is named. */
export type RollbackTarget =
  | { readonly kind: 'steps'; readonly steps: number }
  | { readonly kind: 'to'; readonly name: string };

export interface RollbackPlan {
  /** Names, newest first. */
  readonly undone: readonly string[];
  readonly losses: readonly Loss[];
  /** Those whose loss cannot be told beforehand, for they run outside a transaction. */
  readonly untried: readonly string[];
}

/** Told of each migration when it is done. */
export type OnStep = (name: string) => void;

/** The tables of one database, as migrations make them. Whoever opens it closes it. */
export interface DatabaseMigrations {
  /** In order of application. */
  status(): Promise<readonly MigrationStanding[]>;
  /** Applies what is pending and gives the program's login its rights. @returns names, oldest first */
  migrate(onStep: OnStep): Promise<readonly string[]>;
  /** What a rollback would undo and lose; nothing is changed. */
  planRollback(target: RollbackTarget): Promise<RollbackPlan>;
  /** Undoes what was planned, and nothing when the database has changed since. */
  rollback(plan: RollbackPlan, onStep: OnStep): Promise<void>;
  close(): Promise<void>;
}
