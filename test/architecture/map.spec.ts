import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

function inRepository(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

describe('the map in docs/architecture.md', () => {
  it('has every folder of src', async () => {
    const map = await readFile(inRepository('docs/architecture.md'), 'utf8');
    const entries = await readdir(inRepository('src'), { withFileTypes: true });

    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);

    expect(folders.filter((name) => !map.includes(`\n  ${name}/ `))).toEqual([]);
  });
});
