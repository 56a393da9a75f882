import { describe, expect, it } from '@jest/globals';
import { readJson } from '../common/document/json-reader.js';
import {
  type AnalysisTerms,
  DEFAULT_ANALYSIS_TERMS,
  readAnalysisTerms,
} from './analysis-request-document.js';

function termsOf(json: string): AnalysisTerms {
  const node = readJson(json);
  const reading = node.ok ? readAnalysisTerms(node.value) : node;
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.value;
}

function faultsOf(json: string): readonly string[] {
  const node = readJson(json);
  const reading = node.ok ? readAnalysisTerms(node.value) : node;
  return reading.ok ? [] : reading.faults.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe('readAnalysisTerms', () => {
  it('gives the defaults for an empty request, and for nulls', () => {
    expect(termsOf('{}')).toEqual(DEFAULT_ANALYSIS_TERMS);
    expect(termsOf('{"benchmark": null, "options": null, "riskFree": null}')).toEqual(
      DEFAULT_ANALYSIS_TERMS,
    );
  });

  it('changes only the options that are given', () => {
    const { options } = termsOf(
      '{"options": {"hac": true, "ewmaDecay": 0.9, "minObservations": 2}}',
    );

    expect(options).toEqual({
      ...DEFAULT_ANALYSIS_TERMS.options,
      hac: true,
      ewmaDecay: 0.9,
      minObservations: 2,
    });
  });

  it.each([
    ['minObservations', '1', 'a number of months from 2 to 1200'],
    ['minObservations', '1201', 'a number of months from 2 to 1200'],
    ['worstCaseLookbackYears', '0', 'a number of years from 1 to 100'],
    ['worstCaseLookbackYears', '101', 'a number of years from 1 to 100'],
    ['ewmaDecay', '0', 'between 0 and 1'],
    ['ewmaDecay', '1', 'between 0 and 1'],
  ])('says for %s of %s what is allowed, the same on both sides', (key, literal, allowed) => {
    const node = readJson(`{"options": {"${key}": ${literal}}}`);
    const reading = node.ok ? readAnalysisTerms(node.value) : node;

    expect(reading.ok ? [] : reading.faults.map(({ detail }) => detail)).toEqual([
      `"${literal}" is not ${allowed}`,
    ]);
  });

  it('reads a constant riskless rate, negative ones included', () => {
    expect(termsOf('{"riskFree": -0.005}').riskFree).toEqual({
      kind: 'constant',
      annualRate: -0.005,
    });
  });

  it('reads a series of riskless rates by month', () => {
    const { riskFree } = termsOf('{"riskFree": {"2024-01": 0.001, "2024-02": 0}}');

    expect(riskFree).toEqual({
      kind: 'series',
      monthlyRates: new Map([
        ['2024-01', 0.001],
        ['2024-02', 0],
      ]),
    });
  });

  it('reads limits as given, and none as null', () => {
    expect(termsOf('{"riskLimits": {}}').riskLimits).toMatchObject({ limits: {} });
    expect(termsOf('{}').riskLimits).toBeNull();
  });

  it.each([
    ['{"portfolio": {}}', 'unknown-key /portfolio'],
    ['{"riskFree": "0.01"}', 'wrong-type /riskFree'],
    ['{"riskFree": [0.01]}', 'wrong-type /riskFree'],
    ['{"riskFree": -1}', 'out-of-bounds /riskFree'],
    ['{"riskFree": {"2024-13": 0}}', 'invalid-date /riskFree/2024-13'],
    ['{"riskFree": {"2024-01": null}}', 'not-a-number /riskFree/2024-01'],
    ['{"options": []}', 'wrong-type /options'],
    ['{"options": {"ewmaDecay": 1}}', 'out-of-bounds /options/ewmaDecay'],
    ['{"options": {"minObservations": 1200.5}}', 'too-many-decimals /options/minObservations'],
    ['{"options": {"normalize": "true"}}', 'wrong-type /options/normalize'],
    ['{"sections": "loss"}', 'wrong-type /sections'],
    ['{"sections": [["loss"]]}', 'wrong-type /sections/0'],
    ['{"benchmark": {}}', 'wrong-type /benchmark'],
    ['[]', 'wrong-type '],
  ])('refuses %s', (json, fault) => {
    expect(faultsOf(json)).toContain(fault);
  });
});
