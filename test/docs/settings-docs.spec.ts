import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { envExample, withSettingsTable } from '../../src/config/render-settings.js';

describe('the settings as documented', () => {
  it('are in the README as they are validated (else run `npm run docs`)', () => {
    const readme = readFileSync('README.md', 'utf8');

    expect(readme).toBe(withSettingsTable(readme));
  });

  it('are in .env.example as they are validated (else run `npm run docs`)', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(envExample());
  });
});
