import type { AppUnderTest } from './app-under-test.js';

/** One figure of the metrics, as the text format of Prometheus has it. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const SAMPLE = /^(\w+)(?:\{(.*)\})? (\S+)$/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** Every figure that `/metrics` answers. */
export async function samplesOf(app: Pick<AppUnderTest, 'ask'>): Promise<readonly Sample[]> {
  const { text } = await app.ask('GET', '/metrics');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(sampleOf);
}

/** Figures of the name that have at least these labels. */
export function withLabels(
  samples: readonly Sample[],
  name: string,
  labels: Readonly<Record<string, string>>,
): readonly Sample[] {
  const wanted = Object.entries(labels);
  return samples.filter(
    (sample) =>
      sample.name === name && wanted.every(([key, value]) => sample.labels[key] === value),
  );
}

function sampleOf(line: string): Sample {
  const [, name = '', labels = '', value = ''] = SAMPLE.exec(line) ?? [];
  const entries = [...labels.matchAll(LABEL)].map(([, key = '', text = '']) => [key, text]);
  return {
    name,
    labels: Object.fromEntries(entries) as Record<string, string>,
    value: Number(value),
  };
}
