import { describe, expect, it } from '@jest/globals';
import { AppError } from '../common/problem/app-error.js';
import { DEFAULT_STRESS_TERMS } from '../risk/stress/stress-request-document.js';
import { readStressFlags, type StressFlags } from './stress-flags.js';

function detailsOf(flags: StressFlags): readonly string[] {
  try {
    readStressFlags(flags);
  } catch (error) {
    if (error instanceof AppError) return error.faults.map(({ detail }) => detail);
    throw error;
  }
  return [];
}

describe('the options of a stress test', () => {
  it('are the defaults when there are none', () => {
    expect(readStressFlags({})).toEqual(DEFAULT_STRESS_TERMS);
  });

  it.each([
    ['market:SPY=-20%', 'market:SPY', -0.2],
    ['NVDA=-0.3', 'NVDA', -0.3],
    ['EURUSD=X=5%', 'EURUSD=X', 0.05],
    ['A=0.1%', 'A', 0.001],
    ['A=-100%', 'A', -1],
  ])('read %s', (shock, name, value) => {
    expect(readStressFlags({ shock: [shock] }).shocks).toEqual(new Map([[name, value]]));
  });

  it('give the rest as a request over HTTP would', () => {
    const terms = readStressFlags({
      propagate: true,
      episode: ['covid-2020', 'covid-2020', 'mine'],
      minObservations: '12',
      shock: ['market=-1%'],
    });

    expect(terms).toMatchObject({
      propagate: true,
      episodes: ['covid-2020', 'mine'],
      options: { minObservations: 12 },
    });
  });

  it('that are no assignments are refused together', () => {
    expect(detailsOf({ shock: ['market', 'C=1', 'C=2', '=1'] })).toEqual([
      '--shock: "market" is not NAME=RETURN, such as market=-20%',
      '--shock: "C" is given twice',
      '--shock: "=1" is not NAME=RETURN, such as market=-20%',
    ]);
  });

  it('are refused together, each by its flag', () => {
    const details = detailsOf({
      shock: ['A=-150%', 'B=NaN', 'D=', 'E=1e9'],
      minObservations: 'few',
    });

    expect(details).toEqual([
      '--shock: "-150e-2" is not a return from -1, a total loss, to 10',
      '--shock: "NaN" is not a number such as 25, -0.5 or 1e3',
      '--shock: "" is not a number such as 25, -0.5 or 1e3',
      '--shock: "1e9" is not a return from -1, a total loss, to 10',
      '--min-observations: "few" is not a number such as 25, -0.5 or 1e3',
    ]);
  });
});
