import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { extraKeys, ticker } from '../../test/support/arbitrary-portfolio.js';
import { faultsOf, valueOf } from '../../test/support/faults.js';
import { sortedEntries } from '../common/document/code-unit-order.js';
import { readJson } from '../common/document/json-reader.js';
import { readYaml } from '../common/document/yaml-reader.js';
import { writeYaml } from '../common/document/yaml-writer.js';
import { readScenario, scenarioDocument } from './scenario-document.js';
import type { Scenario } from './scenario.js';

const KEEP = { unknownKeys: 'keep', expectedName: null } as const;

const aScenario = (text: string): Scenario =>
  valueOf(readScenario(valueOf(readYaml(text)), KEEP)).scenario;

const faultsIn = (
  text: string,
  options: Parameters<typeof readScenario>[1] = KEEP,
): readonly string[] => faultsOf(readScenario(valueOf(readYaml(text)), options));

describe('readScenario', () => {
  it('reads every part of a scenario', () => {
    const text =
      'name: bonds\ndescription: More bonds\nbase_portfolio: 0005\ntarget_weights: {SPY: 0.6, BND: 0.4}\n';

    const { scenario, name } = valueOf(readScenario(valueOf(readYaml(text)), KEEP));

    expect(name).toBe('bonds');
    expect(scenario).toEqual({
      ...{ description: 'More bonds', basePortfolio: '0005', extra: new Map() },
      targetWeights: new Map([
        ['BND', 0.4],
        ['SPY', 0.6],
      ]),
    });
    expect([...scenario.targetWeights.keys()]).toEqual(['BND', 'SPY']);
  });

  it('lists all faults at once with their places', () => {
    const text =
      'name: ..\nbase_portfolio: a/../b\ntarget_weights:\n  " A": 0.5\n  B: 0.123456789\n  C: "1"\nnote: x\n';

    expect(faultsIn(text, { unknownKeys: 'refuse', expectedName: null })).toEqual([
      'invalid-name /name 1:7',
      'invalid-name /base_portfolio 2:17',
      'invalid-ticker /target_weights/ A 4:9',
      'too-many-decimals /target_weights/B 5:6',
      'wrong-type /target_weights/C 6:6',
      'unknown-key /note 7:7',
    ]);
    expect(faultsIn('{}')).toEqual(['missing /target_weights -']);
    expect(faultsIn('[]')).toEqual(['wrong-type  1:1']);
  });

  it.each([
    ['{ A: 0.999999, B: 0 }', true],
    ['{ A: 1.000001 }', true],
    ['{ A: 2, B: -1 }', true],
    ['{ A: 0.1, B: 0.2, C: 0.7 }', true],
    ['{ A: 0.99999899 }', false],
    ['{ A: 1.00000101 }', false],
    ['{ A: 0.5 }', false],
    ['{}', false],
  ])('wants weights that sum to 1: %s %p', (weights, legal) => {
    const faults = faultsIn(`base_portfolio: p\ntarget_weights: ${weights}`);

    expect(faults).toEqual(legal ? [] : ['weights-sum /target_weights 2:17']);
  });

  it('takes 10,000 weights and refuses 10,001', () => {
    const text = (count: number): string => {
      const weights = Array.from({ length: count }, (_, index) => `T${index.toString()}: 0.0001`);
      return `base_portfolio: p\ntarget_weights: { ${weights.join(', ')} }`;
    };

    expect(aScenario(text(10_000)).targetWeights.size).toBe(10_000);
    expect(faultsIn(text(10_001))).toEqual(['too-many-positions /target_weights 2:17']);
  });

  it('takes a description of 2,000 characters and refuses more, and what cannot be stored', () => {
    const text = (description: string): string =>
      `description: "${description}"\nbase_portfolio: p\ntarget_weights: { A: 1 }`;

    expect(faultsIn(text('🚀'.repeat(2000)))).toEqual([]);
    expect(faultsIn(text('🚀'.repeat(2001)))).toEqual(['text-too-long /description 1:14']);
    expect(faultsIn(text('\\0'))).toEqual(['malformed /description 1:14']);
  });

  it('names a base portfolio or none', () => {
    expect(aScenario('target_weights: { A: 1 }').basePortfolio).toBeNull();
    expect(aScenario('base_portfolio:\ntarget_weights: { A: 1 }').basePortfolio).toBeNull();
    expect(aScenario('base_portfolio: "~"\ntarget_weights: { A: 1 }').basePortfolio).toBe('~');
  });

  it('wants the expected name', () => {
    const text = 'name: a\nbase_portfolio: p\ntarget_weights: { A: 1 }';

    expect(faultsIn(text, { ...KEEP, expectedName: 'a' })).toEqual([]);
    expect(faultsIn(text, { ...KEEP, expectedName: 'b' })).toEqual(['name-mismatch /name 1:7']);
  });
});

const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    description: fc.option(fc.constantFrom('', 'null', 'More bonds:\n# 60 %', 'TRUE')),
    basePortfolio: fc.constantFrom(null, 'default', '0005', '~', 'a/b'),
    tickers: fc.uniqueArray(ticker, { minLength: 1, maxLength: 5 }),
    extra: extraKeys,
  })
  .map(({ tickers, ...rest }) => {
    const weights = tickers.map((name, index) => [name, index === 0 ? 1 : 0] as const);
    return { ...rest, targetWeights: new Map(sortedEntries(weights)) };
  });

describe('scenarioDocument', () => {
  it('is read back as the same scenario, through YAML and through JSON', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const document = scenarioDocument(scenario);
        const texts = [readYaml(writeYaml(document)), readJson(JSON.stringify(document))];

        const copies = texts.map((node) => valueOf(readScenario(valueOf(node), KEEP)).scenario);

        for (const copy of copies) {
          expect(copy).toEqual(scenario);
          expect(writeYaml(scenarioDocument(copy))).toBe(writeYaml(document));
        }
      }),
    );
  });
});
