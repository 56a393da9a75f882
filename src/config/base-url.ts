import { isLoopback } from './loopback.js';

/** What keeps a key from going over the wire in the open, and an address from carrying more than an address. */
export function isSafeBaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  const isPlain = [username, password, search, hash].join('') === '' && !/[?#@\s]/.test(text);
  const isPrivate = protocol === 'http:' && isLoopback(hostname.replace(/^\[(.*)\]$/, '$1'));
  return isPlain && (protocol === 'https:' || isPrivate);
}
