import { parseEvents, YAMLException } from 'js-yaml';
import type { DocumentNode } from './document-node.js';
import { DocumentBuilder, TooDeepError } from './document-builder.js';
import { FaultList } from './fault-list.js';
import { LineTable } from './line-table.js';
import type { Reading } from './reading.js';
import { MAX_DOCUMENT_DEPTH, sizeFault, withoutByteOrderMark } from './source-text.js';
import { YamlEventWalk } from './yaml-event-walk.js';

/**
 * Reads one YAML document without guessing types: every scalar stays the text it is. Anchors, aliases, merge keys,
 * tags, repeated keys, keys that are not text and further documents are faults.
 */
export function readYaml(text: string): Reading<DocumentNode> {
  const tooLarge = sizeFault(text);
  if (tooLarge !== null) return { ok: false, faults: [tooLarge] };

  const source = withoutByteOrderMark(text);
  const lines = new LineTable(source);
  const faults = new FaultList();
  const builder = new DocumentBuilder(lines, faults);
  try {
    // The parser counts a key or text inside the deepest collection as two levels more.
    const events = parseEvents(source, { maxDepth: MAX_DOCUMENT_DEPTH + 2 });
    new YamlEventWalk(source, lines, builder, faults).walk(events);
  } catch (error) {
    if (error instanceof YAMLException) reportException(error, lines, faults);
    else if (!(error instanceof TooDeepError)) throw error;
  }
  return faults.reading(builder.root);
}

function reportException(
  { reason, mark }: YAMLException,
  lines: LineTable,
  faults: FaultList,
): void {
  const place = lines.placeOf(mark?.position ?? 0);
  const code = reason.startsWith('nesting exceeded') ? 'too-deep' : 'malformed';
  const detail =
    code === 'too-deep'
      ? `maps and lists are nested more than ${MAX_DOCUMENT_DEPTH.toString()} levels deep`
      : `this is not YAML: ${reason}`;
  faults.report(code, { pointer: '', ...place }, detail);
}
