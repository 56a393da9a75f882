import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from './environment.config.js';

describe('readEnvironment', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'risk-environment-'));
    file = join(folder, '.env');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('reads the file beneath the environment', () => {
    writeFileSync(file, '# ours\nRISK_TEST_ONLY_IN_FILE="a b" # why\nPATH=/nowhere\n');

    const environment = readEnvironment(file);

    expect(environment['RISK_TEST_ONLY_IN_FILE']).toBe('a b');
    expect(environment['PATH']).not.toBe('/nowhere');
  });

  it('does without the file', () => {
    expect(readEnvironment(file)['PATH']).toBeDefined();
  });

  it('does not go on without a file that is there and cannot be read', () => {
    expect(() => readEnvironment(folder)).toThrow('EISDIR');
  });
});
