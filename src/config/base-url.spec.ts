import { describe, expect, it } from '@jest/globals';
import { isSafeBaseUrl } from './base-url.js';

describe('isSafeBaseUrl', () => {
  it.each([
    'https://financialmodelingprep.com/stable',
    'https://proxy.example:8443/fmp/',
    'http://127.0.0.1:3001/stable',
    'http://[::1]:3001',
    'http://localhost',
  ])('takes %s', (url) => {
    expect(isSafeBaseUrl(url)).toBe(true);
  });

  it.each([
    ['http beyond this machine', 'http://financialmodelingprep.com/stable'],
    ['a host that only begins as loopback', 'http://127.0.0.1.example.org'],
    ['another scheme', 'ftp://127.0.0.1'],
    ['a file', 'file:///etc/passwd'],
    ['a user', 'https://user@example.org'],
    ['an empty user', 'https://@example.org'],
    ['a password', 'https://user:hunter2@example.org'],
    ['a query', 'https://example.org/?apikey=hunter2'],
    ['an empty query', 'https://example.org/?'],
    ['a fragment', 'https://example.org/#x'],
    ['a line break', 'https://example.org/\nx'],
    ['no address', 'financialmodelingprep.com'],
    ['nothing', ''],
  ])('refuses %s', (_, url) => {
    expect(isSafeBaseUrl(url)).toBe(false);
  });
});
