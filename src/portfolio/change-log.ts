import type { UserId } from '../auth/user-id.js';
import type { ChangedDocument, ChangeSet } from './change.js';

export interface ChangeQuery {
  /** Changes of this portfolio and its own risk limits; null for everything of the user. */
  readonly portfolioName: string | null;
  /** Only change sets older than the one with this id; null starts at the newest. */
  readonly before: string | null;
  readonly limit: number;
}

/** What changed, when and why. Written only by the stores, in the same step as the change. */
export abstract class ChangeLog {
  /** Newest first. */
  abstract list(ownerId: UserId, query: ChangeQuery): Promise<readonly ChangeSet[]>;

  /** Null when this user has none of that id. */
  abstract find(ownerId: UserId, id: string): Promise<ChangeSet | null>;

  /** The newest one of a document, whether it is still there or not; null when nothing is known of it. */
  abstract newest(ownerId: UserId, document: ChangedDocument): Promise<ChangeSet | null>;
}
