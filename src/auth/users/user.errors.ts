import { AppError } from '../../common/problem/app-error.js';

/** Another user has the e-mail address. */
export class EmailInUseError extends AppError {
  constructor() {
    super(
      'email-in-use',
      'another account signed in with this e-mail address before; sign in with that one, or change the address of one of them',
    );
  }
}
