import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import type { DocumentNode } from './document-node.js';
import { DocumentBuilder, TooDeepError } from './document-builder.js';
import { FaultList } from './fault-list.js';
import { LineTable } from './line-table.js';
import type { Reading } from './reading.js';
import { sizeFault, withoutByteOrderMark } from './source-text.js';

/** The text is not JSON; the fault is reported already. */
class MalformedJsonError extends Error {}

/**
 * Reads one JSON document (RFC 8259, no comments, no trailing commas) and keeps every number and literal as the text
 * it is, so that nothing is rounded before it is checked. Repeated keys are faults.
 */
export function readJson(text: string): Reading<DocumentNode> {
  const tooLarge = sizeFault(text);
  return tooLarge === null ? readTrustedJson(text) : { ok: false, faults: [tooLarge] };
}

/** As `readJson`, of any size: for text that a store of ours wrote. */
export function readTrustedJson(text: string): Reading<DocumentNode> {
  const source = withoutByteOrderMark(text);
  const lines = new LineTable(source);
  const faults = new FaultList();
  const builder = new DocumentBuilder(lines, faults);
  try {
    visitInto(source, lines, builder, faults);
  } catch (error) {
    if (!(error instanceof MalformedJsonError || error instanceof TooDeepError)) throw error;
  }
  return faults.reading(builder.root);
}

function visitInto(
  source: string,
  lines: LineTable,
  builder: DocumentBuilder,
  faults: FaultList,
): void {
  const close = (): void => {
    builder.close();
  };
  visit(
    source,
    {
      onObjectBegin: (offset) => {
        builder.openMap(offset);
      },
      onObjectEnd: close,
      onArrayBegin: (offset) => {
        builder.openList(offset);
      },
      onArrayEnd: close,
      onObjectProperty: (key, offset) => {
        builder.key(key, offset);
      },
      onLiteralValue: (value: unknown, offset, length) => {
        const quoted = source.startsWith('"', offset);
        const literal = quoted ? String(value) : source.slice(offset, offset + length);
        builder.scalar(literal, quoted, offset);
      },
      // The visitor goes on past errors with guesses of its own; the first one ends the reading.
      onError: (code, offset) => {
        const detail = `this is not JSON: ${errorText(code)}`;
        faults.report('malformed', { pointer: '', ...lines.placeOf(offset) }, detail);
        throw new MalformedJsonError();
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
}

/** `CommaExpected` as "comma expected". */
function errorText(code: ParseErrorCode): string {
  return printParseErrorCode(code)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
}
