import { describe, expect, it } from '@jest/globals';
import { valueOf } from '../../test/support/faults.js';
import { readYaml } from '../common/document/yaml-reader.js';
import { riskLimitsChanges } from './risk-limits-changes.js';
import { readRiskLimits } from './risk-limits-document.js';
import type { RiskLimits } from './risk-limits.js';

const limitsOf = (text: string): RiskLimits =>
  valueOf(readRiskLimits(valueOf(readYaml(text)), { unknownKeys: 'keep' }));

describe('riskLimitsChanges', () => {
  const kind = 'limits_changed';

  it('gives one change per limit, settings and kept key, in code-unit order', () => {
    const before = limitsOf('portfolio_limits: { max_volatility: 0.3, max_loss: 0.2 }\nnote: x\n');
    const after = limitsOf('portfolio_limits: { max_loss: 0.25 }\nadditional_settings: { a: 1 }\n');

    expect(riskLimitsChanges(before, after)).toEqual([
      { kind, subject: 'additional_settings', before: null, after: { a: 1 } },
      { kind, subject: 'max_loss', before: 0.2, after: 0.25 },
      { kind, subject: 'max_volatility', before: 0.3, after: null },
      { kind, subject: 'note', before: { note: 'x' }, after: null },
    ]);
  });

  it('tells a limit from an unknown top-level key of the same name', () => {
    const before = limitsOf('portfolio_limits: { max_loss: 0.2 }\n');
    const after = limitsOf('max_loss: 0.2\n');

    expect(riskLimitsChanges(before, after)).toEqual([
      { kind, subject: 'max_loss', before: 0.2, after: null },
      { kind, subject: 'max_loss', before: null, after: { max_loss: 0.2 } },
    ]);
  });

  it('gives each limit when the document appears or goes, and the whole when it has none', () => {
    const limits = limitsOf('max_single_factor_loss: -0.1');
    const none = limitsOf('{}');

    expect(riskLimitsChanges(null, limits)).toEqual([
      { kind, subject: 'max_single_factor_loss', before: null, after: -0.1 },
    ]);
    expect(riskLimitsChanges(none, null)).toEqual([
      { kind, subject: null, before: {}, after: null },
    ]);
    expect(riskLimitsChanges(limits, limits)).toEqual([]);
    expect(riskLimitsChanges(null, null)).toEqual([]);
  });
});
