import type { IncomingHttpHeaders } from 'node:http';
import type { DocumentNode } from '../common/document/document-node.js';
import type { Caller } from './gate/caller.js';
import type { UserId } from './user-id.js';

/** A request whose owner is known: what a controller needs of it. */
export interface OwnedRequest {
  readonly ownerId: UserId;
  readonly caller: Caller;
  readonly headers: IncomingHttpHeaders;
}

/** One that may bring a JSON document. */
export interface DocumentRequest extends OwnedRequest {
  /** Undefined or null when there is none. */
  readonly body: DocumentNode | null | undefined;
}
