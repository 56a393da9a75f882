import { sortedEntries } from '../common/document/code-unit-order.js';
import { readDecimal } from '../common/document/decimal-literal.js';
import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import { readExtraKeys, type UnknownKeys } from '../common/document/extra-keys.js';
import { FaultList } from '../common/document/fault-list.js';
import { asMap, asScalar, optionalField, refuseUnknownKeys } from '../common/document/fields.js';
import type { JsonObject } from '../common/document/json-value.js';
import { plainValue } from '../common/document/plain-value.js';
import type { Reading } from '../common/document/reading.js';
import { FRACTION_BOUNDS } from '../portfolio/quantity-bounds.js';
import type { LimitName, LimitValues } from '../risk/engine/limits/risk-limits.js';
import type { RiskLimits } from './risk-limits.js';

/** Which limits stand in which section; the remaining one stands at the top of the document. */
const SECTIONS = {
  portfolio_limits: ['max_volatility', 'max_loss'],
  concentration_limits: ['max_single_stock_weight'],
  variance_limits: [
    'max_factor_contribution',
    'max_market_contribution',
    'max_industry_contribution',
  ],
} as const satisfies Readonly<Record<string, readonly LimitName[]>>;

const TOP_LIMIT = 'max_single_factor_loss' satisfies LimitName;

export const ADDITIONAL_SETTINGS = 'additional_settings';

const RISK_LIMITS_KEYS = [...Object.keys(SECTIONS), TOP_LIMIT, ADDITIONAL_SETTINGS];

/** The section of the document that a limit stands in; null for the one at the top. */
export function sectionOfLimit(limit: string): string | null {
  const found = Object.entries(SECTIONS).find(([, names]) => names.some((name) => name === limit));
  return found?.[0] ?? null;
}

/** Reads a risk limits document, or lists every fault in it. A section without a limit is the same as none. */
export function readRiskLimits(
  node: DocumentNode,
  { unknownKeys }: { readonly unknownKeys: UnknownKeys },
): Reading<RiskLimits> {
  const faults = new FaultList();
  const root = asMap(node, '{ portfolio_limits: { max_volatility: 0.4 } }', faults);
  if (root === null) return faults.reading<RiskLimits>(null);

  const limits = readLimits(root, faults);
  const additionalSettings = readAdditionalSettings(root, faults);
  const options = { known: RISK_LIMITS_KEYS, owner: 'risk limits', unknownKeys };
  const extra = readExtraKeys(root, options, faults);
  return faults.reading({ limits, additionalSettings, extra });
}

/** The document of risk limits; limits that are not set, and sections without one, are absent. */
export function riskLimitsDocument(riskLimits: RiskLimits): JsonObject {
  const { limits, additionalSettings, extra } = riskLimits;
  const sections = Object.entries(SECTIONS).flatMap(([section, names]) => {
    const present = names.flatMap((name) => {
      const value = limits[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    return present.length === 0 ? [] : [[section, Object.fromEntries(present)] as const];
  });
  const topLimit = limits[TOP_LIMIT];
  return {
    ...Object.fromEntries(sections),
    ...(topLimit === undefined ? {} : { [TOP_LIMIT]: topLimit }),
    ...(additionalSettings === null ? {} : { additional_settings: additionalSettings }),
    ...Object.fromEntries(extra),
  };
}

/** `patch` laid over `current`, limit by limit, setting by setting and key by key; what it does not name stays. */
export function mergeRiskLimits(current: RiskLimits, patch: RiskLimits): RiskLimits {
  const settings = { ...current.additionalSettings, ...patch.additionalSettings };
  return {
    limits: { ...current.limits, ...patch.limits },
    additionalSettings: Object.keys(settings).length === 0 ? null : settings,
    extra: new Map(sortedEntries(new Map([...current.extra, ...patch.extra]))),
  };
}

function readLimits(root: MapNode, faults: FaultList): LimitValues {
  const values: (readonly [LimitName, number])[] = [];
  for (const [section, names] of Object.entries(SECTIONS)) {
    const node = optionalField(root, section);
    const map = node === null ? null : asMap(node, `{ ${names[0]}: 0.3 }`, faults);
    if (map === null) continue;
    refuseUnknownKeys(map, names, section, faults);
    for (const name of names) values.push(...readLimit(map, name, faults));
  }
  values.push(...readLimit(root, TOP_LIMIT, faults));
  return Object.fromEntries(values);
}

/** None or one. */
function readLimit(
  map: MapNode,
  name: LimitName,
  faults: FaultList,
): readonly (readonly [LimitName, number])[] {
  const node = optionalField(map, name);
  const scalar = node === null ? null : asScalar(node, '0.3', faults);
  const value = scalar === null ? null : faults.take(readDecimal(scalar, FRACTION_BOUNDS));
  return value === null ? [] : [[name, value]];
}

function readAdditionalSettings(root: MapNode, faults: FaultList): JsonObject | null {
  const node = optionalField(root, 'additional_settings');
  const map = node === null ? null : asMap(node, '{ note: "agreed in May" }', faults);
  if (map === null || map.entries.size === 0) return null;
  return faults.take(plainValue(map)) as JsonObject | null;
}
