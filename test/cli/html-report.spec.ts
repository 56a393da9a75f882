import { mkdir, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { markupFaults, textOf } from '../support/check-markup.js';
import { PORTFOLIO, PRICES, Workplace } from './run-risk.js';

describe('risk analyze --html', () => {
  let workplace: Workplace;
  let analyze: readonly string[];

  beforeAll(async () => {
    workplace = await Workplace.openWithStandingProgram();
    analyze = ['analyze', await workplace.file('portfolio.yaml', PORTFOLIO), '--prices', PRICES];
  });

  afterAll(() => workplace.close());

  const written = (name: string): Promise<string> => readFile(join(workplace.folder, name), 'utf8');

  it('writes a page in place of the text, and says so', async () => {
    const outcome = await workplace.run([...analyze, '--html', 'report.html']);

    const page = await written('report.html');
    expect(outcome).toEqual({ code: 0, stdout: 'wrote report.html\n', stderr: '' });
    expect(markupFaults(page)).toEqual([]);
    expect(textOf(page)).toContain('Risk of portfolio.yaml');
  });

  it('writes the page to standard output for "-", the same as to a file', async () => {
    await workplace.run([...analyze, '--html', 'again.html']);

    const { stdout } = await workplace.run([...analyze, '--html', '-']);

    expect(stdout).toBe(await written('again.html'));
  });

  it('goes with --json and --check: each says what it has to say', async () => {
    const limits = await workplace.file(
      'limits.yaml',
      'portfolio_limits: {max_volatility: 0.01}\n',
    );

    const args = [...analyze, '--html', 'both.html', '--json', '--check', '--limits', limits];
    const { code, stdout, stderr } = await workplace.run(args);

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ limits: { max_volatility: { status: 'breach' } } });
    expect(stderr).toBe('wrote both.html\n');
    expect(await written('both.html')).toContain('Breached: max_volatility');
  });

  it('shows only the part that a command is about', async () => {
    await workplace.run(['performance', ...analyze.slice(1), '--html', 'part.html']);

    const page = await written('part.html');
    expect([...page.matchAll(/<section id="([a-z-]+)"/g)].map(([, id]) => id)).toEqual([
      'performance',
      'notes',
    ]);
  });

  it('refuses two texts for one output, before it analyses anything', async () => {
    const { code, stdout, stderr } = await workplace.run(['analyze', 'x', '--json', '--html', '-']);

    expect([code, stdout]).toEqual([2, '']);
    expect(JSON.parse(stderr)).toMatchObject({ code: 'invalid-request' });
  });

  it('replaces a file whole and follows a link to it', async () => {
    await workplace.file('old.html', 'old');
    await symlink('old.html', join(workplace.folder, 'link.html'));

    const { code } = await workplace.run([...analyze, '--html', 'link.html']);

    expect(code).toBe(0);
    expect(await written('old.html')).toMatch(/^<!DOCTYPE html>/);
    expect((await readdir(workplace.folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it.each([
    ['a folder', 'folder', '"folder" is a folder: give the name of a file'],
    ['a folder that is not there', 'no/x.html', 'there is no folder to put "no/x.html" in'],
    ['a file in place of a folder', 'portfolio.yaml/x.html', 'there is no folder to put'],
  ])('says what is wrong with %s', async (_, path, reason) => {
    await mkdir(join(workplace.folder, 'folder'), { recursive: true });

    const { code, stdout, stderr } = await workplace.run([...analyze, '--html', path]);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(reason);
    expect((await stat(join(workplace.folder, 'folder'))).isDirectory()).toBe(true);
  });

  it('reports the demo portfolio too', async () => {
    const { stdout } = await workplace.run(['demo', '--html', '-']);

    expect(markupFaults(stdout)).toEqual([]);
    expect(textOf(stdout)).toContain('Risk of the demo portfolio');
  });
});
