import { describe, expect, it } from '@jest/globals';
import { requireReturnPath } from './return-path.js';

describe('where people are sent back to', () => {
  it.each(['/', '/docs', '/portfolios/a%2Fb?sort=name&x=//y#top', '/a//b', '/@evil.example'])(
    'may be %s',
    (path) => {
      expect(requireReturnPath(path)).toBe(path);
    },
  );

  it.each([
    '',
    'docs',
    'https://evil.example',
    'https:/evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/\u0000',
    `/${'a'.repeat(2000)}`,
    undefined,
    null,
    ['/docs'],
    { toString: '/docs' },
  ])('may not be %j', (path) => {
    expect(() => requireReturnPath(path)).toThrow(
      expect.objectContaining({ code: 'invalid-request' }),
    );
  });
});
