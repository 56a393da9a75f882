import { canonicalJson } from '../common/document/canonical-json.js';
import { excerpt } from '../common/document/excerpt.js';
import type { Fault } from '../common/document/fault.js';
import { FaultList } from '../common/document/fault-list.js';
import { childPointer } from '../common/document/json-pointer.js';
import type { JsonObject, JsonValue } from '../common/document/json-value.js';
import type { Change, ChangeSet } from './change.js';

/** Where in a document that stands what a change is about. */
export type ChangePlace =
  | { readonly kind: 'whole' }
  /** `section` null: at the top of the document. */
  | { readonly kind: 'member'; readonly section: string | null; readonly key: string }
  /** A kept key at the top; the values of its changes carry it, so that a kept `null` is told from a missing key. */
  | { readonly kind: 'extra'; readonly key: string };

export type PlaceOf = (change: Change) => ChangePlace;

/** The document as it was; null when there was none. Or every place that says something else than the changes left. */
export type Undone =
  | { readonly ok: true; readonly document: JsonObject | null }
  | { readonly ok: false; readonly conflicts: readonly Fault[] };

/**
 * Takes back what a change set changed, and nothing else: whatever changed later elsewhere in the document stays.
 * A section that nothing is left in stays, empty.
 * @param document as it is now; null when there is none.
 */
export function undoChanges(
  document: JsonObject | null,
  { versionAfter, changes }: Pick<ChangeSet, 'versionAfter' | 'changes'>,
  placeOf: PlaceOf,
): Undone {
  const conflicts = new FaultList();
  const open = new OpenDocument(document);
  for (const change of changes) {
    const place = placeOf(change);
    const now = open.valueAt(place);
    const isGone = document === null && versionAfter !== null;
    if (isGone || canonicalJson(now) !== canonicalJson(change.after)) {
      const detail = `${nameOf(place)} is ${described(now)} now; the change left ${described(change.after)}`;
      conflicts.report('changed-since', { pointer: pointerOf(place), ...NOWHERE }, detail);
    } else open.put(place, change.before);
  }
  if (!conflicts.isEmpty) return { ok: false, conflicts: conflicts.listed };
  return { ok: true, document: open.close() };
}

/** Of a value in a message, in UTF-16 units. */
const LONGEST_VALUE = 100;

const NOWHERE = { line: null, column: null };

type Members = Map<string, JsonValue>;

/** A document whose members can be put and taken one by one, however many there are. */
class OpenDocument {
  private whole: JsonObject | null;
  private readonly top: Members;
  private readonly sections = new Map<string, Members>();

  constructor(document: JsonObject | null) {
    this.whole = document;
    this.top = new Map(Object.entries(document ?? {}));
  }

  /** Null for what is not there. */
  valueAt(place: ChangePlace): JsonValue {
    switch (place.kind) {
      case 'whole':
        return this.whole;
      case 'member':
        return this.membersOf(place.section).get(place.key) ?? null;
      case 'extra': {
        const value = this.top.get(place.key);
        return value === undefined ? null : Object.fromEntries([[place.key, value]]);
      }
    }
  }

  /** @param value null takes away what is there. */
  put(place: ChangePlace, value: JsonValue): void {
    if (place.kind === 'whole') {
      this.whole = asObject(value);
      this.top.clear();
      for (const [key, member] of Object.entries(this.whole ?? {})) this.top.set(key, member);
      return;
    }
    this.whole ??= {};
    const members = this.membersOf(place.kind === 'member' ? place.section : null);
    const kept = place.kind === 'extra' ? asObject(value)?.[place.key] : (value ?? undefined);
    if (kept === undefined) members.delete(place.key);
    else members.set(place.key, kept);
  }

  close(): JsonObject | null {
    for (const [section, members] of this.sections) {
      this.top.set(section, Object.fromEntries(members));
    }
    return this.whole === null ? null : Object.fromEntries(this.top);
  }

  private membersOf(section: string | null): Members {
    if (section === null) return this.top;
    const known = this.sections.get(section);
    if (known !== undefined) return known;
    const members: Members = new Map(Object.entries(asObject(this.top.get(section)) ?? {}));
    this.sections.set(section, members);
    return members;
  }
}

function asObject(value: JsonValue | undefined): JsonObject | null {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as JsonObject) : null;
}

function pointerOf(place: ChangePlace): string {
  if (place.kind === 'whole') return '';
  const section = place.kind === 'member' ? place.section : null;
  return childPointer(section === null ? '' : childPointer('', section), place.key);
}

function nameOf(place: ChangePlace): string {
  return place.kind === 'whole' ? 'the document' : excerpt(place.key);
}

function described(value: JsonValue): string {
  if (value === null) return 'not there';
  const text = canonicalJson(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
