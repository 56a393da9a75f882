import { SETTING_ROWS } from './settings-table.js';

/** The README's table of settings, in Markdown. */
export function renderSettingsTable(): string {
  const rows = SETTING_ROWS.map(
    (row) => `| \`${row.name}\` | ${row.meaning} | ${row.legal} | \`${row.default}\` |`,
  );
  return ['| name | what it decides | legal values | default |', '|---|---|---|---|', ...rows].join(
    '\n',
  );
}

/** The whole of `.env.example`: every setting with its default, commented out. */
export function renderEnvExample(): string {
  const entries = SETTING_ROWS.map(
    (row) => `# ${row.meaning}.\n# Legal: ${row.legal}.\n# ${row.name}=${row.default}\n`,
  );
  const head =
    '# Copy to .env and take the mark off the lines you change. The environment wins over this file.\n';
  return [head, ...entries].join('\n');
}
