import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

describe('the transcript in the README', () => {
  it('is what the command and the server answer (else run `npm run docs`)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'readme-'));
    const copy = join(folder, 'README.md');
    try {
      copyFileSync('README.md', copy);

      execFileSync(process.execPath, ['scripts/write-transcript.mjs', copy]);

      expect(readFileSync(copy, 'utf8')).toBe(readFileSync('README.md', 'utf8'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
