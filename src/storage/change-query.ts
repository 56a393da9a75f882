import type { ChangedDocument, ChangeSet } from '../portfolio/change.js';

/** Whether a change is one of this portfolio or its own risk limits; null asks for everything. */
export function concerns(changeSet: ChangeSet, portfolioName: string | null): boolean {
  if (portfolioName === null) return true;
  return changeSet.document !== 'scenario' && changeSet.name === portfolioName;
}

/** Whether a change is one of exactly this document. */
export function isOf(changeSet: ChangeSet, { document, name }: ChangedDocument): boolean {
  return changeSet.document === document && changeSet.name === name;
}
