import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonObject } from '../../test/support/arbitrary-json.js';
import { amountIn, extraKeys } from '../../test/support/arbitrary-portfolio.js';
import { faultsOf, valueOf } from '../../test/support/faults.js';
import { canonicalJson } from '../common/document/canonical-json.js';
import { readJson } from '../common/document/json-reader.js';
import { readYaml } from '../common/document/yaml-reader.js';
import { writeYaml } from '../common/document/yaml-writer.js';
import { LIMIT_NAMES } from '../risk/engine/limits/risk-limits.js';
import { mergeRiskLimits, readRiskLimits, riskLimitsDocument } from './risk-limits-document.js';
import { DEFAULT_RISK_LIMITS, type RiskLimits } from './risk-limits.js';

const KEEP = { unknownKeys: 'keep' } as const;
const REFUSE = { unknownKeys: 'refuse' } as const;

const limitsOf = (text: string): RiskLimits =>
  valueOf(readRiskLimits(valueOf(readYaml(text)), KEEP));

const faultsIn = (
  text: string,
  options: Parameters<typeof readRiskLimits>[1] = KEEP,
): readonly string[] => faultsOf(readRiskLimits(valueOf(readYaml(text)), options));

const DEFAULTS = `portfolio_limits: { max_volatility: 0.40, max_loss: -0.25 }
concentration_limits: { max_single_stock_weight: 0.40 }
variance_limits: { max_factor_contribution: 0.30, max_market_contribution: 0.30, max_industry_contribution: 0.30 }
max_single_factor_loss: -0.10
additional_settings: {}
`;

describe('readRiskLimits', () => {
  it('reads every limit with its sign', () => {
    expect(limitsOf(DEFAULTS)).toEqual(DEFAULT_RISK_LIMITS);
  });

  it.each([
    '{}',
    'portfolio_limits: {}',
    'portfolio_limits:\nmax_single_factor_loss: ~\nvariance_limits: null',
  ])('takes %j as no limits', (text) => {
    const limits = limitsOf(text);

    expect(limits).toEqual({ limits: {}, additionalSettings: null, extra: new Map() });
    expect(riskLimitsDocument(limits)).toEqual({});
  });

  it('lists all faults at once with their places', () => {
    const text = [
      'portfolio_limits: { max_volatility: high, max_gain: 1 }',
      'concentration_limits: 0.4',
      'variance_limits:',
      '  max_factor_contribution: 0.123456789',
      '  max_market_contribution: 100000',
      'max_single_factor_loss: "0.1"',
      'additional_settings: [1]',
      'note: 0.1234567890123456',
    ].join('\n');

    expect(faultsIn(text)).toEqual([
      'unknown-key /portfolio_limits/max_gain 1:53',
      'not-a-number /portfolio_limits/max_volatility 1:37',
      'wrong-type /concentration_limits 2:23',
      'too-many-decimals /variance_limits/max_factor_contribution 4:28',
      'out-of-bounds /variance_limits/max_market_contribution 5:28',
      'wrong-type /max_single_factor_loss 6:25',
      'wrong-type /additional_settings 7:22',
      'number-too-precise /note 8:7',
    ]);
    expect(faultsIn('max_volatility: 0.3', REFUSE)).toEqual(['unknown-key /max_volatility 1:17']);
    expect(faultsIn('text')).toEqual(['wrong-type  1:1']);
  });

  it('keeps settings and unknown keys as they come', () => {
    const limits = limitsOf('additional_settings: { a: [1, no], __proto__: 2 }\nnote: x\n');

    expect(canonicalJson(riskLimitsDocument(limits))).toBe(
      '{"additional_settings":{"__proto__":2,"a":[1,"no"]},"note":"x"}',
    );
  });
});

const anyLimits: fc.Arbitrary<RiskLimits> = fc.record({
  limits: fc
    .array(fc.tuple(fc.constantFrom(...LIMIT_NAMES), amountIn('weight')))
    .map((entries) => Object.fromEntries(entries)),
  additionalSettings: jsonObject.map((settings) =>
    Object.keys(settings).length === 0 ? null : settings,
  ),
  extra: extraKeys,
});

describe('riskLimitsDocument', () => {
  it('is read back as the same limits, through YAML and through JSON', () => {
    fc.assert(
      fc.property(anyLimits, (limits) => {
        const document = riskLimitsDocument(limits);
        const texts = [readYaml(writeYaml(document)), readJson(JSON.stringify(document))];

        const copies = texts.map((node) => valueOf(readRiskLimits(valueOf(node), KEEP)));

        for (const copy of copies) {
          expect(copy.limits).toEqual(limits.limits);
          expect(canonicalJson(riskLimitsDocument(copy))).toBe(canonicalJson(document));
        }
      }),
    );
  });
});

describe('mergeRiskLimits', () => {
  it('lays the patch over what is there and leaves the rest', () => {
    const current = limitsOf(`${DEFAULTS.replace('{}', '{ a: 1, b: 2 }')}note: x\n`);
    const patch = limitsOf(
      'portfolio_limits: { max_loss: -0.5 }\nadditional_settings: { b: 3 }\nmore: y\n',
    );

    const merged = mergeRiskLimits(current, patch);

    expect(merged).toEqual({
      limits: { ...DEFAULT_RISK_LIMITS.limits, max_loss: -0.5 },
      additionalSettings: { a: 1, b: 3 },
      extra: new Map([
        ['more', 'y'],
        ['note', 'x'],
      ]),
    });
  });

  it('changes nothing with an empty patch', () => {
    expect(mergeRiskLimits(DEFAULT_RISK_LIMITS, limitsOf('{}'))).toEqual(DEFAULT_RISK_LIMITS);
  });
});
