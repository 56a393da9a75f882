import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Secret } from '../../common/secret.js';

/** What has to be remembered while somebody is at Google. */
export interface PendingSignIn {
  /** Random; Google gives it back, and it is good for once. */
  readonly state: string;
  /** Of PKCE: whoever has the code alone cannot use it. */
  readonly verifier: string;
  /** Path to go on at. */
  readonly returnTo: string;
  /** Moment in milliseconds. */
  readonly expiresAtMs: number;
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Keeps pending sign-ins in the browsers of those who sign in, sealed: they can neither be read nor made there. The key
 * comes from the secret that Google gave, so that every instance has the same one and there is none more to look after.
 */
export class PendingSignIns {
  private readonly key: Buffer;

  constructor(secret: Secret) {
    const material = hkdfSync('sha256', secret.reveal(), '', 'risk-module sign-in 1', KEY_BYTES);
    this.key = Buffer.from(material);
  }

  seal(pending: PendingSignIn): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(pending), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** Null for what was not sealed here, was changed, or is over. */
  open(text: string, now: Date): PendingSignIn | null {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length <= NONCE_BYTES + TAG_BYTES) return null;
    const pending = this.decipher(bytes);
    return pending !== null && now.getTime() < pending.expiresAtMs ? pending : null;
  }

  private decipher(bytes: Buffer): PendingSignIn | null {
    const decipher = createDecipheriv(CIPHER, this.key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    try {
      const rest = bytes.subarray(NONCE_BYTES + TAG_BYTES);
      const text = decipher.update(rest, undefined, 'utf8') + decipher.final('utf8');
      // What carries our seal is as we wrote it.
      return JSON.parse(text) as PendingSignIn;
    } catch {
      // The seal is broken: whatever it is, it opens nothing.
      return null;
    }
  }
}
