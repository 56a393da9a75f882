import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { confirm } from './confirm.js';
import type { Terminal } from './terminal.js';

function terminalOf(answer: string, overrides: Partial<Terminal> = {}): Terminal {
  return {
    input: Readable.from([answer]),
    isInputTerminal: true,
    isErrorTerminal: true,
    hasOutputColor: false,
    hasErrorColor: false,
    writeOutput: () => undefined,
    writeError: () => undefined,
    ...overrides,
  };
}

describe('confirm', () => {
  it.each([
    ['y\n', true],
    ['YES\n', true],
    ['n\n', false],
    ['\n', false],
    ['yesterday\n', false],
    ['', false],
  ])('takes the answer %j as %p', async (answer, expected) => {
    expect(await confirm('delete it?', terminalOf(answer))).toBe(expected);
  });

  it('refuses to guess when there is no one to ask', async () => {
    const asked = confirm('delete it?', terminalOf('y\n', { isInputTerminal: false }));

    await expect(asked).rejects.toMatchObject({ code: 'invalid-request' });
  });
});
