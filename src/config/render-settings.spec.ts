import { describe, expect, it } from '@jest/globals';
import { parseEnv } from 'node:util';
import { loadSettings } from './load-settings.js';
import { envExample, withSettingsTable } from './render-settings.js';
import { SETTING_ROWS } from './settings-table.js';

const README =
  'before\n<!-- settings: made by `npm run docs` -->\nstale rows\n<!-- /settings -->\nafter\n';

describe('withSettingsTable', () => {
  it('replaces what is between the marks, and nothing else', () => {
    const readme = withSettingsTable(README);

    expect(readme).toMatch(/^before\n/);
    expect(readme).toMatch(/\nafter\n$/);
    expect(readme).not.toContain('stale rows');
    expect(readme.match(/^\| `/gm)).toHaveLength(SETTING_ROWS.length);
  });

  it('changes nothing the second time', () => {
    const once = withSettingsTable(README);

    expect(withSettingsTable(once)).toBe(once);
  });

  it('refuses a README without the marks', () => {
    expect(() => withSettingsTable('# Risk')).toThrow('settings');
  });
});

describe('envExample', () => {
  it('sets nothing as it stands', () => {
    expect(parseEnv(envExample())).toEqual({});
  });

  it('gives the defaults when every line of it is uncommented', () => {
    const uncommented = envExample().replaceAll(/^# (?=[A-Z_]+=)/gm, '');

    expect(Object.keys(parseEnv(uncommented)).sort()).toEqual(
      SETTING_ROWS.map(({ name }) => name).sort(),
    );
    expect(loadSettings(parseEnv(uncommented))).toEqual(loadSettings({}));
  });
});
