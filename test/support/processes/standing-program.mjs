/**
 * The built program, loaded once, for one command line after another: each message is one, with the folder, the
 * environment and the standard input it is given, and its answer is how it ended. A command after which the process
 * could not have ended, because something of it is still at work, ends with the code null, and says what that is.
 */
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { reportFailure, runCli } from '../../../dist/cli/run-cli.js';
import { isColored } from '../../../dist/cli/terminal.config.js';

const ENDS_WITHIN_MS = 5000;
const LOOK_EVERY_MS = 5;

// Opened when first asked for, which must not look like something that a command has left.
void [process.stdout, process.stderr];

let fail = () => undefined;
process.on('uncaughtException', (error) => fail(error));

process.on('message', ({ args, folder, environment, input }) => {
  void outcomeOf(args, folder, environment, input).then((outcome) => process.send(outcome));
});

async function outcomeOf(args, folder, environment, input) {
  process.chdir(folder);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
  const texts = { stdout: '', stderr: '' };
  const terminal = terminalOf(input, texts);
  const before = resources();

  const failed = new Promise((resolve) => {
    fail = (error) => resolve(reportFailure(error, args, terminal));
  });
  const code = await Promise.race([runCli(args, terminal), failed]);
  terminal.input.destroy();

  const left = await leftSince(before);
  if (left.length === 0) return { code, ...texts };
  return { code: null, ...texts, stderr: `${texts.stderr}still at work: ${left.join(', ')}\n` };
}

function terminalOf(input, texts) {
  return {
    input: Readable.from(input === '' ? [] : [Buffer.from(input)]),
    isInputTerminal: false,
    isErrorTerminal: false,
    hasOutputColor: isColored({}),
    hasErrorColor: isColored({}),
    writeOutput: (text) => (texts.stdout += text),
    writeError: (text) => (texts.stderr += text),
  };
}

/** Kinds of what keeps this process from ending, each as often as it is there. */
function resources() {
  return process.getActiveResourcesInfo();
}

async function leftSince(before) {
  const until = performance.now() + ENDS_WITHIN_MS;
  for (;;) {
    const left = resources();
    for (const kind of before) {
      const index = left.indexOf(kind);
      if (index >= 0) left.splice(index, 1);
    }
    if (left.length === 0 || performance.now() > until) return left;
    await sleep(LOOK_EVERY_MS);
  }
}
