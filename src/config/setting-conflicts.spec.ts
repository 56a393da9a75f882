import { describe, expect, it } from '@jest/globals';
import { type Environment, loadSettings } from './load-settings.js';

const GOOGLE = {
  GOOGLE_CLIENT_ID: 'an-id',
  GOOGLE_CLIENT_SECRET: 'hunter2',
  GOOGLE_CALLBACK_URL: 'https://risk.example.com/auth/google/callback',
};

function refusal(environment: Environment): string {
  try {
    loadSettings(environment);
  } catch (error) {
    return String(error);
  }
  return 'accepted';
}

describe('settings that depend on each other', () => {
  it.each(['0.0.0.0', '::', '192.168.1.2'])(
    'refuse the host %s, which others could reach, without sign-in',
    (host) => {
      expect(refusal({ HOST: host })).toContain(
        `HOST is "${host}" but must be 127.0.0.1, ::1 or localhost as long as there is no sign-in`,
      );
    },
  );

  it('accept such a host with sign-in, or when it is said to be open', () => {
    expect(refusal({ HOST: '0.0.0.0', ALLOW_UNAUTHENTICATED: 'true' })).toBe('accepted');
    expect(refusal({ HOST: '0.0.0.0', ...GOOGLE, AUTH_ALLOW_ANY: 'true' })).toBe('accepted');
  });

  it('name each of the three of Google that is missing', () => {
    expect(refusal({ GOOGLE_CLIENT_ID: 'an-id' }).split('\n').slice(1)).toEqual([
      '  GOOGLE_CLIENT_SECRET is not set, and signing in with Google takes it',
      '  GOOGLE_CALLBACK_URL is not set, and signing in with Google takes it',
    ]);
  });

  it('want to be told who may sign in', () => {
    expect(refusal(GOOGLE)).toContain('nobody may sign in: set AUTH_ALLOWED_DOMAINS');
    expect(refusal({ ...GOOGLE, AUTH_ALLOWED_DOMAINS: ',' })).toContain('nobody may sign in');
    expect(refusal({ ...GOOGLE, AUTH_ALLOWED_DOMAINS: 'example.com' })).toBe('accepted');
    expect(refusal({ ...GOOGLE, AUTH_ALLOWED_EMAILS: 'a@example.com' })).toBe('accepted');
  });

  it('read lists without regard to case and spaces', () => {
    const { settings } = loadSettings({ ADMIN_EMAILS: ' Ann@Example.com ,bob@example.com,' });

    expect(settings.adminEmails).toEqual(['ann@example.com', 'bob@example.com']);
  });

  it.each([
    ['SESSION_TTL', '7', 'a whole number with s, m, h or d'],
    ['SESSION_TTL', '366d', 'a whole number with s, m, h or d'],
    ['SESSION_TTL', '0s', 'a whole number with s, m, h or d'],
    ['SESSION_IDLE', '119s', 'from 2m to 365d'],
    ['SESSION_PURGE_CRON', 'every day', 'five or six fields of cron'],
    ['CORS_ORIGINS', 'https://a.example.com/', 'a list of origins'],
    ['CORS_ORIGINS', '*', 'a list of origins'],
    ['WEB_ORIGIN', 'http://a.example.com', 'an origin'],
    ['AUTH_ALLOWED_DOMAINS', 'a@example.com', 'a list of domains'],
    ['GOOGLE_CALLBACK_URL', 'http://example.com/auth/google/callback', 'an https address'],
    ['GOOGLE_CALLBACK_URL', 'https://example.com/callback', 'that ends in /auth/google/callback'],
    ['TRUST_PROXY', '11', 'a whole number from 0 to 10'],
  ])('refuse %s of %s', (name, value, legal) => {
    expect(refusal({ [name]: value })).toContain(legal);
  });

  it('never repeat an e-mail address or a secret', () => {
    const message = refusal({ ADMIN_EMAILS: 'ann at example.com', GOOGLE_CLIENT_SECRET: 'a b' });

    expect(message).toContain('ADMIN_EMAILS is set to what is not shown here');
    expect(message).not.toContain('example.com');
    expect(message).not.toContain('a b');
  });
});
