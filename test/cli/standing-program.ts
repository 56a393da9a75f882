import { type ChildProcess, fork } from 'node:child_process';
import { processScript } from '../support/run-process.js';

export interface CommandLine {
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly input: string;
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One process of the built program that runs many command lines, one at a time: it is loaded once. */
export class StandingProgram {
  private readonly child: ChildProcess = fork(processScript('standing-program'), {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  private last: Promise<unknown> = Promise.resolve();

  run(line: CommandLine): Promise<Outcome> {
    const outcome = this.last.then(() => this.answerTo(line));
    this.last = outcome.catch(() => undefined);
    return outcome;
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const closed = new Promise((resolve) => this.child.once('close', resolve));
    this.child.kill();
    await closed;
  }

  /** What a command line prints around its terminal counts as printed by it. */
  private answerTo(line: CommandLine): Promise<Outcome> {
    const { child } = this;
    const around = { stdout: '', stderr: '' };
    const onOutput = (chunk: Buffer): void => void (around.stdout += chunk.toString());
    const onError = (chunk: Buffer): void => void (around.stderr += chunk.toString());
    return new Promise<Outcome>((resolve, reject) => {
      const onClose = (code: number | null): void => {
        reject(new Error(`the program ended with ${String(code)}: ${around.stderr}`));
      };
      child.stdout?.on('data', onOutput);
      child.stderr?.on('data', onError);
      child.once('close', onClose);
      child.once('message', (answer) => {
        child.stdout?.off('data', onOutput);
        child.stderr?.off('data', onError);
        child.off('close', onClose);
        const { code, stdout, stderr } = answer as Outcome;
        resolve({ code, stdout: stdout + around.stdout, stderr: stderr + around.stderr });
      });
      child.send(line, (error) => {
        if (error !== null) reject(error);
      });
    });
  }
}
