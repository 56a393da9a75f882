import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A child process with all it has said. */
export class Running {
  output = '';
  errors = '';

  constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.errors += chunk.toString()));
  }

  /** Once it listens. @throws when it ends instead */
  async port(): Promise<number> {
    for (;;) {
      const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(this.output)?.[1];
      if (port !== undefined) return Number(port);
      if (this.child.exitCode !== null) throw new Error(`it ended: ${this.errors}`);
      await Promise.race([once(this.child.stdout ?? this.child, 'data'), once(this.child, 'exit')]);
    }
  }
}
