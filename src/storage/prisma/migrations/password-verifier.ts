import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type { Secret } from '../../../common/secret.js';

const ITERATIONS = 4096;
const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** Others would have to be normalized exactly as the server does it. */
const PRINTABLE_ASCII = /^[\x20-\x7e]+$/;

export function canBeVerified(password: Secret): boolean {
  return PRINTABLE_ASCII.test(password.reveal());
}

/**
 * What the server keeps of a password (SCRAM-SHA-256, RFC 5802 and 7677): given that in place of the password, it has
 * none to write into its log.
 */
export function passwordVerifier(password: Secret): string {
  const salt = randomBytes(SALT_BYTES);
  const salted = pbkdf2Sync(password.reveal(), salt, ITERATIONS, KEY_BYTES, 'sha256');
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  const storedKey = createHash('sha256').update(clientKey).digest('base64');
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64');
  const rounds = `${ITERATIONS.toString()}:${salt.toString('base64')}`;
  return `SCRAM-SHA-256$${rounds}$${storedKey}:${serverKey}`;
}
