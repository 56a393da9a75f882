import type { Palette } from '../risk/report/palette.js';
import { printable } from '../risk/report/printable.js';
import { type Cell, table } from '../risk/report/table.js';
import type {
  DocumentOutcome,
  TransferFault,
  TransferReport,
  UserOutcome,
  UserTransfer,
} from '../storage/data-transfer.js';
import { documentTitle } from '../storage/user-data.js';
import { shortVersion } from './short-version.js';

const COLUMNS = [
  { title: 'User', align: 'left', isCut: true },
  { title: 'Outcome', align: 'left' },
  { title: 'Created', align: 'right' },
  { title: 'Unchanged', align: 'right' },
  { title: 'Replaced', align: 'right' },
  { title: 'Conflicts', align: 'right' },
  { title: 'Changes', align: 'right' },
  { title: 'Limit checks', align: 'right' },
] as const;

const PAINTS: Readonly<Record<UserOutcome, keyof Palette>> = {
  done: 'good',
  unfinished: 'caution',
  failed: 'bad',
};

/** What came of every user, and of what could not be moved why, and what to do about it. */
export function transferText(report: TransferReport, palette: Palette): string {
  const { users, faults, isDryRun, usersLeft } = report;
  const rows = users.map((user) => row(user, palette));
  const conflicts = users.flatMap(conflictLines);
  const problems = [...users.flatMap((user) => user.faults), ...faults].map((fault) =>
    faultLine(fault, palette),
  );
  const lines = [
    ...(users.length === 0 ? [] : table({ columns: COLUMNS, rows, heading: palette.faint })),
    ...problems,
    ...conflicts.map((line) => `${palette.caution('conflict')}: ${line}`),
    ...(conflicts.length === 0 ? [] : [SETTLE]),
    ...(users.length === 0 && faults.length === 0 ? ['there is nothing to move'] : []),
    ...(isDryRun ? ['this was a dry run: nothing was changed'] : []),
    ...(usersLeft === 0
      ? []
      : [`interrupted: ${usersLeft.toString()} users are left; run it again to go on`]),
  ];
  return `${lines.join('\n')}\n`;
}

const SETTLE =
  'In a conflict both keep what they have: make one like the other, or move the file away, and run it again.';

function row(user: UserTransfer, palette: Palette): readonly Cell[] {
  const count = (...outcomes: readonly DocumentOutcome[]): string =>
    user.documents.filter(({ outcome }) => outcomes.includes(outcome)).length.toString();
  return [
    user.user,
    { text: user.outcome, paint: palette[PAINTS[user.outcome]] },
    count('created'),
    count('unchanged'),
    count('replaced', 'superseded'),
    count('conflict'),
    user.changesAdded.toString(),
    user.limitChecksAdded.toString(),
  ];
}

function conflictLines({ user, documents }: UserTransfer): readonly string[] {
  return documents
    .filter(({ outcome }) => outcome === 'conflict')
    .map(({ versionInFiles, versionInDatabase, ...document }) => {
      const versions = `${versionText(versionInFiles)} in files, ${versionText(versionInDatabase)} in the database`;
      return printable(`${user}: ${documentTitle(document)}: ${versions}`);
    });
}

function versionText(version: string | null): string {
  return version === null ? 'none' : shortVersion(version);
}

/** `users/ann/portfolios/x.yaml:3:12 /portfolio_input/NVDA: what is wrong`, as far as it is known. */
function faultLine(
  { file, line, column, pointer, code, detail }: TransferFault,
  palette: Palette,
): string {
  const position = [file, line, column].filter((part) => part !== null).join(':');
  const place = [position, pointer].filter((part) => part !== '').join(' ');
  const sentence = place === '' ? detail : `${place}: ${detail}`;
  return `${palette.bad(`error [${code}]`)}: ${printable(sentence)}`;
}
