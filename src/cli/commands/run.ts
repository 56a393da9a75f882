import type { ExitCode } from '../exit-code.js';
import type { Terminal } from '../terminal.js';

/** Does the work of a command; what it gives is how the program ends. */
export type Run = (work: (terminal: Terminal) => Promise<ExitCode>) => Promise<void>;
