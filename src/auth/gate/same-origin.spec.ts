import { describe, expect, it } from '@jest/globals';
import type { Caller } from './caller.js';
import { type Provenance, requireOwnPage } from './same-origin.js';

const OWN = new Set(['https://risk.example.com']);
const NOTHING: Provenance = { origin: undefined, fetchSite: undefined };

function outcome(said: Partial<Provenance>, kind: Caller['kind']): string {
  try {
    requireOwnPage({ ...NOTHING, ...said }, OWN, kind);
    return 'passes';
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
}

describe('a request that changes something', () => {
  it.each<readonly [Partial<Provenance>, string, string]>([
    [{ origin: 'https://risk.example.com' }, 'passes', 'passes'],
    [{ fetchSite: 'same-origin' }, 'passes', 'passes'],
    [{}, 'cross-site-request', 'passes'],
    [{ fetchSite: 'same-site' }, 'cross-site-request', 'cross-site-request'],
    [{ fetchSite: 'cross-site' }, 'cross-site-request', 'cross-site-request'],
    [{ fetchSite: 'none' }, 'cross-site-request', 'cross-site-request'],
    [{ origin: 'null' }, 'cross-site-request', 'cross-site-request'],
    [{ origin: 'https://evil.example' }, 'cross-site-request', 'cross-site-request'],
    [{ origin: 'http://risk.example.com' }, 'cross-site-request', 'cross-site-request'],
    [
      { origin: 'https://risk.example.com.evil.example' },
      'cross-site-request',
      'cross-site-request',
    ],
    [
      { origin: 'https://evil.example', fetchSite: 'same-origin' },
      'cross-site-request',
      'cross-site-request',
    ],
  ])('and says %o', (said, withCookie, withoutSignIn) => {
    expect(outcome(said, 'session')).toBe(withCookie);
    expect(outcome(said, 'local')).toBe(withoutSignIn);
    expect(outcome(said, 'token')).toBe('passes');
  });
});
