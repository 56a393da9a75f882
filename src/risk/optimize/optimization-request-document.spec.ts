import { describe, expect, it } from '@jest/globals';
import { readJson } from '../../common/document/json-reader.js';
import { readOptimization } from './optimization-request-document.js';

function faultsOf(key: string, literal: string): readonly string[] {
  const node = readJson(`{"objective": "frontier", "${key}": ${literal}}`);
  const reading = node.ok ? readOptimization(node.value) : node;
  return reading.ok ? [] : reading.faults.map(({ pointer, detail }) => `${pointer} ${detail}`);
}

describe('readOptimization', () => {
  it.each([
    ['points', '1', 'a number of points from 2 to 200'],
    ['points', '201', 'a number of points from 2 to 200'],
    ['points', '1e9', 'a number of points from 2 to 200'],
    ['volatilityCap', '0', 'above 0 and below 100'],
    ['volatilityCap', '100', 'above 0 and below 100'],
    ['cashCap', '-0.1', 'a weight from 0 to 1'],
    ['cashCap', '1e9', 'a weight from 0 to 1'],
  ])('says for %s of %s what is allowed, the same on both sides', (key, literal, allowed) => {
    expect(faultsOf(key, literal)).toEqual([`/${key} "${literal}" is not ${allowed}`]);
  });

  it.each([
    ['points', '2'],
    ['points', '200'],
    ['volatilityCap', '99.9'],
    ['cashCap', '0'],
    ['cashCap', '1'],
  ])('takes %s of %s', (key, literal) => {
    expect(faultsOf(key, literal)).toEqual([]);
  });
});
