import { describe, expect, it } from '@jest/globals';
import { OwnCookie } from './own-cookie.js';

describe('the cookie of a session', () => {
  it('is bound to the host, for https only, and out of reach of scripts', () => {
    expect(new OwnCookie('session', true).write('secret', 90_500)).toBe(
      '__Host-session=secret; Max-Age=90; Path=/; HttpOnly; Secure; SameSite=Lax',
    );
  });

  it('has a plain name on a machine without https', () => {
    expect(new OwnCookie('session', false).write('secret', 1000)).toBe(
      'session=secret; Max-Age=1; Path=/; HttpOnly; SameSite=Lax',
    );
  });

  it('is taken away by one that ends at once', () => {
    expect(new OwnCookie('session', true).clear()).toContain('__Host-session=; Max-Age=0;');
  });

  it.each([
    [undefined, undefined],
    ['', undefined],
    ['other=1', undefined],
    ['session=plain', undefined],
    ['a=1; __Host-session=secret; b=2', 'secret'],
    ['__Host-session=first; __Host-session=second', 'first'],
    ['__Host-session=%zz', '%zz'],
    [';;;=;__Host-session', undefined],
  ])('is read from %j as %j', (header, value) => {
    expect(new OwnCookie('session', true).read(header)).toBe(value);
  });
});
