import { existsSync } from 'node:fs';

/** Debian's packages that the tests here need, each by a file that it brings. */
const NEEDED = [
  { package: 'chromium', file: '/usr/bin/chromium' },
  { package: 'pgbouncer', file: '/usr/sbin/pgbouncer' },
  { package: 'postgresql-15', file: '/usr/lib/postgresql/15/bin/postgres' },
  { package: 'prometheus', file: '/usr/bin/promtool' },
];

/** @returns a line for each package that is missing, and one with the command for all of them; none when all are there */
export function missingPackages(exists = existsSync) {
  const missing = NEEDED.filter(({ file }) => !exists(file));
  if (missing.length === 0) return [];
  const names = missing.map(({ package: name }) => name).join(' ');
  return [
    ...missing.map(({ package: name, file }) => `${name} is missing: there is no ${file}`),
    `to install: apt-get install ${names}`,
  ];
}
