import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

interface ProbeResult {
  readonly rule: string;
  readonly example: string;
  readonly reported: readonly string[];
  readonly reportedWithoutRule: readonly string[];
  readonly reportedWhereAllowed?: readonly string[];
}

interface Probed {
  readonly rules: readonly string[];
  readonly results: readonly ProbeResult[];
}

type Report = Readonly<Record<'imports' | 'lint', Probed>>;

/** Neither tool loads inside Jest, so both run in one process of their own. */
async function runProbes(): Promise<Report> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['test/architecture/run-probes.mjs', '--json'],
    { maxBuffer: 10_000_000 },
  );
  return JSON.parse(stdout) as Report;
}

describe.each(['imports', 'lint'] as const)('the rules of %s', (kind) => {
  let probed: Probed;

  beforeAll(async () => {
    probed = (await report)[kind];
  }, 60_000);

  it('have a probe each', () => {
    expect([...new Set(probed.results.map(({ rule }) => rule))].sort()).toEqual(
      [...probed.rules].sort(),
    );
  });

  it('report a violation under their own name only', () => {
    const astray = probed.results.filter(({ rule, reported }) => reported.join() !== rule);

    expect(astray).toEqual([]);
  });

  it('are what catches the violation: without the rule nothing does', () => {
    const stillCaught = probed.results.filter((result) => result.reportedWithoutRule.length > 0);

    expect(stillCaught).toEqual([]);
  });

  it('leave the same code alone where it is lawful', () => {
    const overzealous = probed.results.filter(
      ({ reportedWhereAllowed = [] }) => reportedWhereAllowed.length > 0,
    );

    expect(overzealous).toEqual([]);
  });
});

const report = runProbes();
