import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { readLimitsChange } from './limits-change.js';
import type { Terminal } from './terminal.js';

const terminalOf = (input: string): Terminal => ({
  input: Readable.from([Buffer.from(input)]),
  isInputTerminal: false,
  isErrorTerminal: false,
  hasOutputColor: false,
  hasErrorColor: false,
  writeOutput: () => undefined,
  writeError: () => undefined,
});

describe('readLimitsChange', () => {
  it('changes the limits that are assigned', async () => {
    const change = await readLimitsChange(['max_loss=-0.2', 'max_volatility=0.25'], terminalOf(''));

    expect(change).toMatchObject({
      mode: 'merge',
      limits: { limits: { max_loss: -0.2, max_volatility: 0.25 } },
    });
  });

  it('replaces all limits by those of a file', async () => {
    const change = await readLimitsChange(['-'], terminalOf('max_single_factor_loss: 0.1'));

    expect(change).toMatchObject({
      mode: 'replace',
      limits: { limits: { max_single_factor_loss: 0.1 } },
    });
  });

  it('lists every assignment at fault', async () => {
    const change = readLimitsChange(['max_los=0.2', 'max_volatility=much'], terminalOf(''));

    await expect(change).rejects.toMatchObject({
      code: 'invalid-request',
      faults: [
        { code: 'invalid-choice', detail: expect.stringContaining('"max_los=0.2"') },
        { code: 'not-a-number', detail: expect.stringContaining('max_volatility: "much"') },
      ],
    });
  });
});
