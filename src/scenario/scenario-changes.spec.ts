import { describe, expect, it } from '@jest/globals';
import { valueOf } from '../../test/support/faults.js';
import { readYaml } from '../common/document/yaml-reader.js';
import { scenarioChanges } from './scenario-changes.js';
import { readScenario, scenarioDocument } from './scenario-document.js';
import type { Scenario } from './scenario.js';

const aScenario = (text: string): Scenario => {
  const options = { unknownKeys: 'keep', expectedName: null } as const;
  return valueOf(readScenario(valueOf(readYaml(text)), options)).scenario;
};

describe('scenarioChanges', () => {
  const before = aScenario('base_portfolio: p\ntarget_weights: { A: 1 }\nnote: 1\n');
  const after = aScenario(
    'base_portfolio: q\ndescription: d\ntarget_weights: { A: 0.5, B: 0.5 }\n',
  );

  it('gives one change per key that differs', () => {
    const kind = 'scenario_changed';

    expect(scenarioChanges(before, after)).toEqual([
      { kind, subject: 'base_portfolio', before: 'p', after: 'q' },
      { kind, subject: 'description', before: null, after: 'd' },
      { kind, subject: 'note', before: { note: 1 }, after: null },
      { kind, subject: 'target_weights', before: { A: 1 }, after: { A: 0.5, B: 0.5 } },
    ]);
    expect(scenarioChanges(before, before)).toEqual([]);
  });

  it('gives the whole document when it appears or goes', () => {
    const document = scenarioDocument(after);

    expect(scenarioChanges(null, after)).toEqual([
      { kind: 'scenario_changed', subject: null, before: null, after: document },
    ]);
    expect(scenarioChanges(after, null)).toEqual([
      { kind: 'scenario_changed', subject: null, before: document, after: null },
    ]);
    expect(scenarioChanges(null, null)).toEqual([]);
  });
});
