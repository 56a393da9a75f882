import { describe, expect, it } from '@jest/globals';
import { nameFault } from './document-name.js';

describe('nameFault', () => {
  it.each([
    ...[
      'default',
      'Ruhestand 2040',
      '0005',
      'a.b',
      '...',
      'a/b',
      '.hidden',
      'a..b',
      '株'.repeat(255),
    ],
    ...['🚀'.repeat(255), 'CON', '%2e%2e', '__proto__'],
  ])('takes %j', (name) => {
    expect(nameFault(name)).toBeNull();
  });

  it.each([
    ...[
      '',
      '.',
      '..',
      '../x',
      'x/..',
      'a/../b',
      'a\\..\\b',
      './a',
      'x'.repeat(256),
      '🚀'.repeat(256),
    ],
    ...['a\nb', 'a\u0000', '\u007F', 'a\uD800', '\uDC00'],
  ])('refuses %j', (name) => {
    expect(nameFault(name)).toMatchObject({ code: 'invalid-name' });
  });
});
