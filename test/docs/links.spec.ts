import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const documents = [...markdownIn('.'), ...markdownIn('docs'), ...markdownIn('docs/adr')] as const;

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

function markdownIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}

describe('the documents', () => {
  it('are found', () => {
    expect(documents).toContain('README.md');
  });

  it.each(documents)('%s links to files that are there', (document) => {
    const targets = [...readFileSync(document, 'utf8').matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)];

    const broken = targets
      .map((match) => String(match[1]))
      .filter((target) => !existsSync(join(dirname(document), target)));

    expect(broken).toEqual([]);
  });

  it.each(documents)('%s names npm scripts that exist', (document) => {
    const named = [...readFileSync(document, 'utf8').matchAll(/npm run (?:--silent )?([a-z:]+)/g)];

    const missing = named.map((match) => String(match[1])).filter((name) => !(name in scripts));

    expect(missing).toEqual([]);
  });
});
