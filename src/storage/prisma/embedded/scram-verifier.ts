import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

const ITERATIONS = 4096;
const SALT_BYTES = 16;
const HASH = 'sha256';
const HASH_BYTES = 32;

/**
 * What PostgreSQL keeps of a password under scram-sha-256 (RFC 5803, RFC 7677). Sent in place of the password, it lets
 * no statement, log or list of activity show that.
 *
 * @param password printable ASCII, which needs no further preparation (RFC 4013)
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(SALT_BYTES)): string {
  const salted = pbkdf2Sync(password, salt, ITERATIONS, HASH_BYTES, HASH);
  const clientKey = createHmac(HASH, salted).update('Client Key').digest();
  const serverKey = createHmac(HASH, salted).update('Server Key').digest();
  const storedKey = createHash(HASH).update(clientKey).digest();
  const [saltText, stored, server] = [salt, storedKey, serverKey].map((part) =>
    part.toString('base64'),
  );
  return `SCRAM-SHA-256$${ITERATIONS}:${saltText ?? ''}$${stored ?? ''}:${server ?? ''}`;
}
