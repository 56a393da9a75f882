import { describe, expect, it } from '@jest/globals';
import { Secret } from '../../common/secret.js';
import { type PendingSignIn, PendingSignIns } from './pending-sign-in.js';

const NOW = new Date('2024-01-02T12:00:00.000Z');
const PENDING: PendingSignIn = {
  state: 'a-state',
  verifier: 'a-verifier',
  returnTo: '/docs',
  expiresAtMs: NOW.getTime() + 1,
};

describe('a pending sign-in', () => {
  const kept = new PendingSignIns(new Secret('hunter2'));

  it('is opened by every instance with the same secret, and shows nothing meanwhile', () => {
    const sealed = kept.seal(PENDING);

    expect(new PendingSignIns(new Secret('hunter2')).open(sealed, NOW)).toEqual(PENDING);
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('a-verifier');
    expect(kept.seal(PENDING)).not.toBe(sealed);
  });

  it('is not opened with another secret, nor when it is over', () => {
    const sealed = kept.seal(PENDING);

    expect(new PendingSignIns(new Secret('hunter3')).open(sealed, NOW)).toBeNull();
    expect(kept.open(sealed, new Date(PENDING.expiresAtMs))).toBeNull();
  });

  it('is not opened once any of its bytes is changed, nor cut', () => {
    const bytes = Buffer.from(kept.seal(PENDING), 'base64url');

    for (let place = 0; place < bytes.length; place += 1) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(kept.open(changed.toString('base64url'), NOW)).toBeNull();
      expect(kept.open(bytes.subarray(0, place).toString('base64url'), NOW)).toBeNull();
    }
  });

  it.each(['', 'x', '%%%', 'A'.repeat(5000)])('is not %#', (text) => {
    expect(kept.open(text, NOW)).toBeNull();
  });
});
