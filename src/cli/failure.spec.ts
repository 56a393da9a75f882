import { CommanderError } from 'commander';
import { describe, expect, it } from '@jest/globals';
import { AppError } from '../common/problem/app-error.js';
import { exitCodeOf } from './exit-code.js';
import { toAppError } from './failure.js';

describe('the end of a run that failed', () => {
  it('is misuse for what the caller typed', () => {
    const error = new CommanderError(1, 'commander.unknownOption', "error: unknown option '--x'");

    const failure = toAppError(error);

    expect(failure).toMatchObject({ code: 'invalid-request', message: "unknown option '--x'" });
    expect(exitCodeOf(failure)).toBe(2);
  });

  it('is failure for a bug, which keeps its stack', () => {
    const failure = toAppError(new RangeError('half a position'));

    expect(failure.code).toBe('internal-error');
    expect(failure.message).toContain('RangeError: half a position\n    at ');
    expect(exitCodeOf(failure)).toBe(3);
  });

  it.each([
    ['insufficient-history', 2],
    ['stale-version', 2],
    ['price-source-unavailable', 3],
    ['invalid-settings', 2],
  ] as const)('is for %s the code %p', (code, exitCode) => {
    expect(exitCodeOf(new AppError(code, ''))).toBe(exitCode);
  });
});
