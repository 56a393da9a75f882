import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Outcome, StandingProgram } from './standing-program.js';

const PROGRAM = fileURLToPath(new URL('../../bin/risk.js', import.meta.url));

/** A path inside the repository, for files that tests share. */
export function inRepository(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** A folder of its own to run the built program in, which knows nothing of the settings of this machine. */
export class Workplace {
  private constructor(
    readonly folder: string,
    private readonly program: StandingProgram | null,
  ) {}

  /** Each command line is a process of its own, as at a prompt. */
  static async open(): Promise<Workplace> {
    return new Workplace(await mkdtemp(join(tmpdir(), 'risk-cli-')), null);
  }

  /** All command lines share a process that has loaded the program: for tests of what commands do together. */
  static async openWithStandingProgram(): Promise<Workplace> {
    return new Workplace(await mkdtemp(join(tmpdir(), 'risk-cli-')), new StandingProgram());
  }

  async close(): Promise<void> {
    await this.program?.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Writes a file and gives its name, which is good for the program's command line. */
  async file(name: string, text: string | Uint8Array): Promise<string> {
    await writeFile(join(this.folder, name), text);
    return name;
  }

  run(
    args: readonly string[],
    {
      environment = {},
      input = '',
      interruptAt = null,
    }: {
      readonly environment?: Readonly<Record<string, string>>;
      readonly input?: string;
      /** Presses Ctrl-C, once, when the program has said this on standard error. */
      readonly interruptAt?: string | null;
    } = {},
  ): Promise<Outcome> {
    const { folder } = this;
    const env = {
      CASH_MAP: inRepository('cash_map.yaml'),
      PROXIES_MAP: inRepository('proxies.yaml'),
      STRESS_SCENARIOS: inRepository('stress_scenarios.yaml'),
      ...environment,
    };
    if (this.program !== null && interruptAt === null) {
      return this.program.run({ args, folder, environment: env, input });
    }
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, env });
      const texts = { stdout: '', stderr: '' };
      child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        const hadSaid = interruptAt !== null && texts.stderr.includes(interruptAt);
        texts.stderr += text;
        if (interruptAt === null || hadSaid || !texts.stderr.includes(interruptAt)) return;
        child.kill('SIGINT');
      });
      // A program that does not read its input closes the pipe under us.
      child.stdin.on('error', () => undefined);
      child.on('error', reject);
      child.on('close', (code) => {
        resolve({ code, ...texts });
      });
      child.stdin.end(input);
    });
  }
}

/** A portfolio document over the demo's prices. */
export const PORTFOLIO = `start_date: "2005-01-01"
end_date: "2010-02-28"
portfolio_input:
  AAPL: { shares: 10 }
  IBM: { shares: 20 }
  CUR:USD: { dollars: -100.5 }
`;

export const PRICES = inRepository('demo/prices');
