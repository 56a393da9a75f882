import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { withProgress } from './progress.js';
import type { Terminal } from './terminal.js';

function aTerminal({ isErrorTerminal }: { readonly isErrorTerminal: boolean }) {
  const written: string[] = [];
  const terminal: Terminal = {
    input: Readable.from([]),
    isInputTerminal: false,
    isErrorTerminal,
    hasOutputColor: false,
    hasErrorColor: false,
    writeOutput: (text) => written.push(text),
    writeError: (text) => written.push(text),
  };
  return { terminal, written };
}

describe('withProgress', () => {
  it('says what is done on a terminal, and wipes it when the task fails too', async () => {
    const { terminal, written } = aTerminal({ isErrorTerminal: true });

    const failing = withProgress(terminal, 'counting', () => Promise.reject(new Error('lost')));

    await expect(failing).rejects.toThrow('lost');
    expect(written).toEqual(['counting ...', '\r\u001b[2K']);
  });

  it('says nothing where no one looks', async () => {
    const { terminal, written } = aTerminal({ isErrorTerminal: false });

    const result = await withProgress(terminal, 'counting', () => Promise.resolve(7));

    expect(result).toBe(7);
    expect(written).toEqual([]);
  });
});
