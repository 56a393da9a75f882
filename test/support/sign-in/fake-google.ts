import { OAuth2Server } from 'oauth2-mock-server';
import type { Environment } from '../../../src/config/load-settings.js';

export const CLIENT_SECRET = 'a-client-secret-nobody-may-see';

/** What Google says of whoever signs in next. */
export interface FakeAccount {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

interface MutableAnswer {
  body: unknown;
  statusCode: number;
}

/** A real OpenID server on loopback, which signs everybody in as the account it is given. */
export class FakeGoogle {
  account: FakeAccount = { sub: 'nobody' };
  /** Status of the answers to come of the two endpoints; null: as they should. */
  failing: { token: number | null; userInfo: number | null } = { token: null, userInfo: null };
  private readonly server = new OAuth2Server();

  static async start(): Promise<FakeGoogle> {
    const google = new FakeGoogle();
    await google.server.issuer.keys.generate('RS256');
    await google.server.start(0, '127.0.0.1');
    google.server.service.on('beforeResponse', (answer: MutableAnswer) => {
      if (google.failing.token !== null) refuse(answer, google.failing.token);
    });
    google.server.service.on('beforeUserinfo', (answer: MutableAnswer) => {
      answer.body = google.account;
      if (google.failing.userInfo !== null) refuse(answer, google.failing.userInfo);
    });
    return google;
  }

  get port(): number {
    return this.server.address().port;
  }

  get environment(): Environment {
    const base = `http://127.0.0.1:${this.port.toString()}`;
    return {
      GOOGLE_CLIENT_ID: 'a-client-id',
      GOOGLE_CLIENT_SECRET: CLIENT_SECRET,
      GOOGLE_CALLBACK_URL: 'http://127.0.0.1:3000/auth/google/callback',
      GOOGLE_AUTHORIZATION_URL: `${base}/authorize`,
      GOOGLE_TOKEN_URL: `${base}/token`,
      GOOGLE_USERINFO_URL: `${base}/userinfo`,
      SIGN_IN_ATTEMPTS_PER_MINUTE: '10000',
      AUTH_ALLOW_ANY: 'true',
    };
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}

function refuse(answer: MutableAnswer, statusCode: number): void {
  answer.statusCode = statusCode;
  answer.body = { error: 'server_error', error_description: 'out of order' };
}
