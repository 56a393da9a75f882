import { invariant } from '../common/invariant.js';
import { SETTING_ROWS } from './settings-table.js';

const BEGIN = '<!-- settings: made by `npm run docs` -->';
const END = '<!-- /settings -->';

/**
 * The README with its table of settings brought up to date.
 * @throws InvariantError when the README has no place for it.
 */
export function withSettingsTable(readme: string): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  invariant(begin >= 0 && end > begin, `the README has the lines ${BEGIN} and ${END}`);
  return `${readme.slice(0, begin)}${BEGIN}\n${settingsTable()}\n${readme.slice(end)}`;
}

/** The whole of `.env.example`: every setting with its default, commented out. */
export function envExample(): string {
  const head =
    '# Copy to .env and uncomment what you change. The environment wins over this file.\n';
  const entries = SETTING_ROWS.map(
    (row) => `# ${row.meaning}.\n# Legal: ${row.legal}.\n# ${row.name}=${row.default}\n`,
  );
  return [head, ...entries].join('\n');
}

function settingsTable(): string {
  const rows = SETTING_ROWS.map(
    (row) =>
      `| \`${row.name}\` | ${row.meaning} | ${row.legal} | ${row.default === '' ? 'none' : `\`${row.default}\``} |`,
  );
  return ['| name | what it decides | legal values | default |', '|---|---|---|---|', ...rows].join(
    '\n',
  );
}
