import {
  type AliasEvent,
  COLLECTION_STYLE,
  type Event,
  EVENT_ID,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import type { DocumentBuilder } from './document-builder.js';
import { excerpt } from './excerpt.js';
import type { FaultList } from './fault-list.js';
import type { LineTable } from './line-table.js';

type NodeEvent = ScalarEvent | MappingEvent | SequenceEvent;

const ABSENT = -1;

/** Turns the flat events of the YAML parser into a document, and reports what our documents may not contain. */
export class YamlEventWalk {
  /** Where the last thing was that has a place: an empty value has none of its own. */
  private lastOffset = 0;
  /** Collections open inside a key that is refused because it is a collection itself. */
  private depthInRefusedKey = 0;

  constructor(
    private readonly source: string,
    private readonly lines: LineTable,
    private readonly builder: DocumentBuilder,
    private readonly faults: FaultList,
  ) {}

  /** @throws TooDeepError */
  walk(events: readonly Event[]): void {
    let documents = 0;
    for (const event of events) {
      if (event.type === EVENT_ID.DOCUMENT) documents += 1;
      else if (event.type === EVENT_ID.ALIAS) this.refuseAlias(event);
      else if (event.type === EVENT_ID.POP) this.close();
      else if (documents > 1) break;
      else this.node(event);
    }
    if (documents > 1) this.malformed('there is more than one document in the text; keep one');
    else if (this.builder.root === null) this.malformed('the document is empty');
  }

  private node(event: NodeEvent): void {
    const offset = this.offsetOf(event);
    this.refuseProperties(event);
    if (this.depthInRefusedKey > 0) {
      if (event.type !== EVENT_ID.SCALAR) this.depthInRefusedKey += 1;
    } else if (event.type === EVENT_ID.SCALAR) {
      this.scalar(event, offset);
    } else if (this.builder.expectsKey) {
      this.report('wrong-type', offset, 'a key is text, not a map or a list');
      this.builder.refuseKey();
      this.depthInRefusedKey = 1;
    } else if (event.type === EVENT_ID.MAPPING) {
      this.builder.openMap(offset);
    } else {
      this.builder.openList(offset);
    }
  }

  private scalar(event: ScalarEvent, offset: number): void {
    const text = getScalarValue(this.source, event);
    const quoted = event.style !== SCALAR_STYLE.PLAIN;
    if (!this.builder.expectsKey) {
      const isEmptyDocument = this.builder.root === null && event.valueStart === ABSENT;
      if (!isEmptyDocument) this.builder.scalar(text, quoted, offset);
    } else if (text === '<<' && !quoted) {
      this.report('yaml-alias', offset, 'merge keys (<<) are not read; write the keys out');
      this.builder.refuseKey();
    } else {
      this.builder.key(text, offset);
    }
  }

  private close(): void {
    if (this.depthInRefusedKey > 0) this.depthInRefusedKey -= 1;
    else this.builder.close();
  }

  private refuseAlias({ anchorStart, anchorEnd }: AliasEvent): void {
    const name = excerpt(this.source.slice(anchorStart, anchorEnd));
    this.report(
      'yaml-alias',
      anchorStart - 1,
      `the alias ${name} is not followed; write the value out`,
    );
    if (this.depthInRefusedKey > 0) return;
    if (this.builder.expectsKey) this.builder.refuseKey();
    else this.builder.scalar('', false, anchorStart - 1);
  }

  private refuseProperties({ anchorStart, anchorEnd, tagStart, tagEnd }: NodeEvent): void {
    if (anchorStart !== ABSENT) {
      const name = excerpt(this.source.slice(anchorStart, anchorEnd));
      this.report('yaml-alias', anchorStart - 1, `the anchor ${name} is not read; leave it out`);
    }
    if (tagStart !== ABSENT) {
      const tag = excerpt(this.source.slice(tagStart, tagEnd));
      this.report('yaml-tag', tagStart, `the tag ${tag} is not read; leave it out`);
    }
  }

  private offsetOf(event: NodeEvent): number {
    // What is written below its key is looked for at the key: there it begins for whoever reads it.
    if (isBlock(event) && this.builder.expectsMember) return this.lastOffset;
    const offset = event.type === EVENT_ID.SCALAR ? scalarOffset(event) : event.start;
    if (offset !== ABSENT) this.lastOffset = offset;
    return this.lastOffset;
  }

  private malformed(detail: string): void {
    this.report('malformed', this.lastOffset, detail);
  }

  private report(
    code: 'malformed' | 'wrong-type' | 'yaml-alias' | 'yaml-tag',
    offset: number,
    detail: string,
  ): void {
    this.faults.report(
      code,
      { pointer: this.builder.pointer, ...this.lines.placeOf(offset) },
      detail,
    );
  }
}

/** Of the opening quote where there is one; the parser counts from the character after it. */
function scalarOffset({ style, valueStart }: ScalarEvent): number {
  const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
  return isQuoted && valueStart !== ABSENT ? valueStart - 1 : valueStart;
}

function isBlock(event: NodeEvent): boolean {
  if (event.type !== EVENT_ID.SCALAR) return event.style === COLLECTION_STYLE.BLOCK;
  return event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
}
