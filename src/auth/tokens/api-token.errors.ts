import { AppError } from '../../common/problem/app-error.js';
import { MAX_TOKENS_PER_USER } from './api-token.js';

/** The user has as many tokens as there may be. */
export class TooManyTokensError extends AppError {
  constructor() {
    const most = MAX_TOKENS_PER_USER.toString();
    super('too-many-tokens', `there are ${most} tokens already, expired ones included; revoke one`);
  }
}
