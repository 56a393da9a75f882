import { SCOPES } from '../tokens/api-token.js';
import { LOCAL_USER_ID, type UserId } from '../user-id.js';
import type { Caller } from './caller.js';
import { Identification } from './identification.js';

/** That of the one user of local mode. */
export const LOCAL_EMAIL = 'local@localhost';

/** Without sign-in everybody who reaches the server is its one user, and runs it. */
export class LocalIdentification extends Identification {
  private readonly caller: Caller;

  constructor(ownerId: UserId) {
    super();
    this.caller = {
      ownerId,
      email: ownerId === LOCAL_USER_ID ? LOCAL_EMAIL : null,
      tier: 'paid',
      isAdmin: true,
      kind: 'local',
      scopes: new Set(SCOPES),
      sessionId: null,
    };
  }

  override identify(): Promise<Caller> {
    return Promise.resolve(this.caller);
  }
}
