import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inRepository, Workplace } from './run-risk.js';

// After a wanted change of the report: `node bin/risk.js demo > test/cli/demo-report.txt`, and read the difference.
const EXPECTED = inRepository('test/cli/demo-report.txt');
const COLORS = /\u001b\[\d+m/g;

describe('risk demo', () => {
  let workplace: Workplace;
  beforeAll(async () => {
    workplace = await Workplace.open();
  });
  afterAll(() => workplace.close());

  it('prints this report, whatever the working folder and its settings', async () => {
    const outcome = await workplace.run(['demo'], { environment: { USE_DATABASE: 'perhaps' } });

    expect(outcome).toEqual({ code: 0, stdout: await readFile(EXPECTED, 'utf8'), stderr: '' });
  });

  it('fits 80 columns', async () => {
    const { stdout } = await workplace.run(['demo']);

    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('is coloured when that is forced, and then says the same', async () => {
    const plain = await workplace.run(['demo']);

    const colored = await workplace.run(['demo'], { environment: { FORCE_COLOR: '1' } });

    expect(colored.stdout).toMatch(COLORS);
    expect(colored.stdout.replaceAll(COLORS, '')).toBe(plain.stdout);
  });

  it('is not coloured under NO_COLOR, even when forced', async () => {
    const { stdout } = await workplace.run(['demo'], {
      environment: { FORCE_COLOR: '1', NO_COLOR: '1' },
    });

    expect(stdout).not.toMatch(COLORS);
  });
});
