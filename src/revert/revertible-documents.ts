import type { UserId } from '../auth/user-id.js';
import type { DocumentNode } from '../common/document/document-node.js';
import type { JsonObject } from '../common/document/json-value.js';
import type { Reading } from '../common/document/reading.js';
import type {
  SaveOutcome,
  StoredDocument,
  WriteOptions,
} from '../common/document/stored-document.js';
import type { Change } from '../portfolio/change.js';
import { portfolioChangePlace } from '../portfolio/portfolio-change-place.js';
import { portfolioChanges } from '../portfolio/portfolio-changes.js';
import { portfolioDocument, readPortfolio } from '../portfolio/portfolio-document.js';
import type { PortfolioStore } from '../portfolio/portfolio.store.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import type { PlaceOf } from '../portfolio/undo-changes.js';
import { riskLimitsChangePlace } from '../risk-limits/risk-limits-change-place.js';
import { riskLimitsChanges } from '../risk-limits/risk-limits-changes.js';
import { readRiskLimits, riskLimitsDocument } from '../risk-limits/risk-limits-document.js';
import type { RiskLimitsStore } from '../risk-limits/risk-limits.store.js';
import type { RiskLimits } from '../risk-limits/risk-limits.js';
import { scenarioChangePlace } from '../scenario/scenario-change-place.js';
import { scenarioChanges } from '../scenario/scenario-changes.js';
import { readScenario, scenarioDocument } from '../scenario/scenario-document.js';
import type { ScenarioStore } from '../scenario/scenario.store.js';
import type { Scenario } from '../scenario/scenario.js';

/** One kind of document, as far as taking its changes back goes. */
export interface RevertibleDocuments<Content> {
  readonly placeOf: PlaceOf;
  read(node: DocumentNode): Reading<Content>;
  form(content: Content): JsonObject;
  changes(before: Content | null, after: Content | null): readonly Change[];
  find(ownerId: UserId, name: string | null): Promise<StoredDocument<Content> | null>;
  save(owned: OwnedName, content: Content, options: WriteOptions): Promise<SaveOutcome>;
  /** False when there was none. */
  delete(owned: OwnedName, options: WriteOptions): Promise<boolean>;
}

export interface OwnedName {
  readonly ownerId: UserId;
  /** Null for the user's own risk limits. */
  readonly name: string | null;
}

/** The kinds there are. */
export interface RevertibleKinds {
  readonly portfolio: RevertibleDocuments<Portfolio>;
  readonly scenario: RevertibleDocuments<Scenario>;
  readonly 'risk-limits': RevertibleDocuments<RiskLimits>;
}

export function revertiblePortfolios(store: PortfolioStore): RevertibleDocuments<Portfolio> {
  return {
    placeOf: portfolioChangePlace,
    read: (node) => {
      const reading = readPortfolio(node, { unknownKeys: 'keep', expectedName: null });
      return reading.ok ? { ok: true, value: reading.value.portfolio } : reading;
    },
    form: portfolioDocument,
    changes: portfolioChanges,
    find: (ownerId, name) => store.findByName(ownerId, name ?? ''),
    save: ({ ownerId, name }, content, options) =>
      store.save(ownerId, name ?? '', content, options),
    delete: ({ ownerId, name }, options) => store.delete(ownerId, name ?? '', options),
  };
}

/** The store's own, beside the service: the base portfolio of a scenario that comes back may be gone. */
export function revertibleScenarios(store: ScenarioStore): RevertibleDocuments<Scenario> {
  return {
    placeOf: scenarioChangePlace,
    read: (node) => {
      const reading = readScenario(node, { unknownKeys: 'keep', expectedName: null });
      return reading.ok ? { ok: true, value: reading.value.scenario } : reading;
    },
    form: scenarioDocument,
    changes: scenarioChanges,
    find: (ownerId, name) => store.findByName(ownerId, name ?? ''),
    save: ({ ownerId, name }, content, options) =>
      store.save(ownerId, name ?? '', content, options),
    delete: ({ ownerId, name }, options) => store.delete(ownerId, name ?? '', options),
  };
}

export function revertibleRiskLimits(store: RiskLimitsStore): RevertibleDocuments<RiskLimits> {
  return {
    placeOf: riskLimitsChangePlace,
    read: (node) => readRiskLimits(node, { unknownKeys: 'keep' }),
    form: riskLimitsDocument,
    changes: riskLimitsChanges,
    find: (ownerId, name) => store.find(ownerId, name),
    save: ({ ownerId, name }, content, options) => store.save(ownerId, name, content, options),
    delete: ({ ownerId, name }, options) => store.delete(ownerId, name, options),
  };
}
