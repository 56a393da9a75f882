import { describe, expect, it } from '@jest/globals';
import { faultsOf, valueOf } from '../../../test/support/faults.js';
import { plainValue } from './plain-value.js';
import { readJson } from './json-reader.js';
import { readYaml } from './yaml-reader.js';

const plainYaml = (text: string): unknown => valueOf(plainValue(valueOf(readYaml(text))));
const faultsInYaml = (text: string): readonly string[] =>
  faultsOf(plainValue(valueOf(readYaml(text))));

describe('plainValue', () => {
  it('takes JSON numbers, booleans and absent values, and leaves the rest text', () => {
    const text =
      '[1.50, -0, 1e3, true, false, null, ~, , 0005, .5, +1, TRUE, yes, 0x1F, "1", "null"]';

    expect(plainYaml(text.replace('~, ,', '~,'))).toEqual([
      ...[1.5, 0, 1000, true, false, null, null],
      ...['0005', '.5', '+1', 'TRUE', 'yes', '0x1F', '1', 'null'],
    ]);
  });

  it('sorts keys and keeps __proto__ among them', () => {
    const value = plainYaml('z: 1\n__proto__: {polluted: true}\na: 2\n');

    expect(JSON.stringify(value)).toBe('{"__proto__":{"polluted":true},"a":2,"z":1}');
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('gives the same for YAML and JSON', () => {
    const text = '{"a": [1, 2.5, "x", null, true], "b": {"c": "0005"}}';

    expect(plainYaml(text)).toEqual(valueOf(plainValue(valueOf(readJson(text)))));
  });

  it('keeps 15 digits and refuses 16, each with its place', () => {
    expect(plainYaml('a: 123456789.012345')).toEqual({ a: 123456789.012345 });
    expect(faultsInYaml('a: 123456789.0123456\nb: [1, 0.1234567890123456]')).toEqual([
      'number-too-precise /a 1:4',
      'number-too-precise /b/1 2:8',
    ]);
  });

  it('refuses numbers that a double cannot hold', () => {
    expect(plainYaml('a: 1e308')).toEqual({ a: 1e308 });
    expect(faultsInYaml('a: 1e309\nb: 1e-400\nc: 4.94065645841247e-324')).toEqual([
      'out-of-bounds /a 1:4',
      'out-of-bounds /b 2:4',
      'out-of-bounds /c 3:4',
    ]);
  });

  it('refuses text and keys that no store can hold', () => {
    const text = 'nul: "a\\0b"\nhalf: "\\uD800"\nin: {"\\0": 1}\n';

    expect(faultsInYaml(text)).toEqual([
      'malformed /nul 1:6',
      'malformed /half 2:7',
      'malformed /in/\0 3:12',
    ]);
  });

  it('refuses a text of more than 100,000 characters', () => {
    expect(plainYaml(`a: ${'x'.repeat(100_000)}`)).toEqual({ a: 'x'.repeat(100_000) });
    expect(faultsInYaml(`a: ${'x'.repeat(100_001)}`)).toEqual(['text-too-long /a 1:4']);
  });
});
