import { describe, expect, it } from '@jest/globals';
import { isDatabaseUrl } from './database-url.js';

describe('isDatabaseUrl', () => {
  it.each([
    ['postgresql://localhost/risk', true],
    ['postgres://user:p%25ss@db.example:6432/risk?sslmode=require', true],
    ['postgresql://[::1]:5432/risk', true],
    ['postgresql://user:100%@localhost/risk', false],
    ['postgresql://us%er@localhost/risk', false],
    ['postgresql://localhost', false],
    ['postgresql://localhost/', false],
    ['postgresql:///risk', false],
    ['mysql://localhost/risk', false],
    ['localhost/risk', false],
    ['', false],
  ])('says of %j %p', (text, expected) => {
    expect(isDatabaseUrl(text)).toBe(expected);
  });
});
