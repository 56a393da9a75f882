import type { IncomingHttpHeaders } from 'node:http';
import type { UserId } from './user-id.js';

/** A request whose owner is known: what a controller needs of it. */
export interface OwnedRequest {
  readonly ownerId: UserId;
  readonly headers: IncomingHttpHeaders;
}
