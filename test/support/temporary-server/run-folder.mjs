/** Where the PostgreSQL of a run of the tests lies. A run has the number of the process that `jest` began as. */
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Tells the processes that run the spec files where the server of their run lies. */
export const FOLDER_VARIABLE = 'RISK_TEST_SERVER';

const NAME = /^risk-test-postgres-(\d+)$/;

/** @param {string} run */
export function serverFolder(run) {
  return join(tmpdir(), `risk-test-postgres-${run}`);
}

/** Numbers of all runs that have a folder, this one's and those of runs that were killed among them. */
export async function runsWithFolders() {
  const names = await readdir(tmpdir());
  return names.flatMap((name) => NAME.exec(name)?.[1] ?? []);
}
