import { describe, expect, it } from '@jest/globals';
import { DEFAULT_ANALYSIS_TERMS } from '../risk/analysis-request-document.js';
import { readAnalysisFlags } from './analysis-flags.js';

describe('readAnalysisFlags', () => {
  it('gives the terms of a request that says nothing when nothing is given', () => {
    expect(readAnalysisFlags({})).toEqual(DEFAULT_ANALYSIS_TERMS);
  });

  it('takes every term', () => {
    const terms = readAnalysisFlags({
      benchmark: 'SPY',
      riskFree: '0.02',
      onShortHistory: 'proxy',
      minObservations: '36',
      covariance: 'ewma',
      normalize: false,
    });

    expect(terms).toEqual({
      ...DEFAULT_ANALYSIS_TERMS,
      benchmark: 'SPY',
      riskFree: { kind: 'constant', annualRate: 0.02 },
      options: {
        ...DEFAULT_ANALYSIS_TERMS.options,
        onShortHistory: 'proxy',
        minObservations: 36,
        covariance: 'ewma',
        normalize: false,
      },
    });
  });

  it('lists every fault with the option it is in', () => {
    const read = (): unknown =>
      readAnalysisFlags({
        riskFree: '2%',
        minObservations: '1',
        covariance: 'guess',
        benchmark: '',
      });

    expect(read).toThrow(
      expect.objectContaining({
        code: 'invalid-request',
        faults: expect.arrayContaining(
          ['--risk-free: ', '--min-observations: ', '--covariance: '].map((flag) =>
            expect.objectContaining({ detail: expect.stringContaining(flag) }),
          ),
        ),
      }),
    );
  });
});
