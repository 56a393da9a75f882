import type { ChangeSet } from '../../portfolio/change.js';

/** The change set of a line; null when it is not one. */
export function parseChangeSet(text: string): ChangeSet | null {
  try {
    const value: unknown = JSON.parse(text);
    return isChangeSet(value) ? value : null;
  } catch {
    return null;
  }
}

function isChangeSet(value: unknown): value is ChangeSet {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map(Object.entries(value));
  return (
    [fields.get('id'), fields.get('at'), fields.get('document')].every(isText) &&
    [fields.get('name'), fields.get('reason')].every(isTextOrNull) &&
    [fields.get('versionBefore'), fields.get('versionAfter')].every(isTextOrNull) &&
    Array.isArray(fields.get('changes'))
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isTextOrNull(value: unknown): boolean {
  return value === null || isText(value);
}
