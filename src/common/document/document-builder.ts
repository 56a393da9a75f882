import { invariant } from '../invariant.js';
import type { DocumentNode } from './document-node.js';
import { excerpt } from './excerpt.js';
import type { FaultList } from './fault-list.js';
import { childPointer } from './json-pointer.js';
import type { LineTable } from './line-table.js';
import { MAX_DOCUMENT_DEPTH, MAX_KEY_LENGTH } from './source-text.js';

/** The text is nested too deeply to go on; the fault is reported already. */
export class TooDeepError extends Error {}

interface MapFrame {
  readonly kind: 'map';
  readonly pointer: string;
  readonly entries: Map<string, DocumentNode>;
  /** The key whose value comes next; `refused` when that value is to be dropped. */
  key: { readonly text: string; readonly refused: boolean } | null;
}

interface ListFrame {
  readonly kind: 'list';
  readonly pointer: string;
  readonly items: DocumentNode[];
}

/** Builds a document from what a parser meets, in source order; reports repeated and overlong keys and undue depth. */
export class DocumentBuilder {
  private readonly frames: (MapFrame | ListFrame)[] = [];
  private rootNode: DocumentNode | null = null;

  constructor(
    private readonly lines: LineTable,
    private readonly faults: FaultList,
  ) {}

  /** Null until the outermost node has begun. */
  get root(): DocumentNode | null {
    return this.rootNode;
  }

  /** Of the value that comes next, or of the map where a key comes next. */
  get pointer(): string {
    const frame = this.frames.at(-1);
    if (frame === undefined) return '';
    if (frame.kind === 'list') return `${frame.pointer}/${frame.items.length.toString()}`;
    return frame.key === null ? frame.pointer : childPointer(frame.pointer, frame.key.text);
  }

  /** True inside a map where the next thing is a key. */
  get expectsKey(): boolean {
    const frame = this.frames.at(-1);
    return frame?.kind === 'map' && frame.key === null;
  }

  /** True inside a map where the next thing is the value of a key. */
  get expectsMember(): boolean {
    const frame = this.frames.at(-1);
    return frame?.kind === 'map' && frame.key !== null;
  }

  /** The next value of the map belongs to `text`. */
  key(text: string, offset: number): void {
    const frame = this.frames.at(-1);
    invariant(frame?.kind === 'map' && frame.key === null, 'a key is in a map');
    const tooLong = text.length > MAX_KEY_LENGTH;
    const repeated = frame.entries.has(text);
    const place = this.lines.placeOf(offset);
    if (tooLong) {
      const detail = `the key ${excerpt(text)} has more than ${MAX_KEY_LENGTH.toString()} characters`;
      this.faults.report('text-too-long', { pointer: frame.pointer, ...place }, detail);
    } else if (repeated) {
      const pointer = childPointer(frame.pointer, text);
      const detail = `the key ${excerpt(text)} is there already; each key may appear once`;
      this.faults.report('duplicate-key', { pointer, ...place }, detail);
    }
    frame.key = { text: tooLong ? '…' : text, refused: tooLong || repeated };
  }

  /** Passes over a key that cannot be one; the value that follows is dropped with it. */
  refuseKey(): void {
    const frame = this.frames.at(-1);
    invariant(frame?.kind === 'map' && frame.key === null, 'a key is in a map');
    frame.key = { text: '', refused: true };
  }

  scalar(text: string, quoted: boolean, offset: number): void {
    const { pointer } = this;
    this.add({ kind: 'scalar', text, quoted, pointer, ...this.lines.placeOf(offset) });
  }

  /** @throws TooDeepError */
  openMap(offset: number): void {
    const { pointer } = this;
    const entries = new Map<string, DocumentNode>();
    this.add({ kind: 'map', entries, pointer, ...this.lines.placeOf(offset) });
    this.open({ kind: 'map', pointer, entries, key: null }, offset);
  }

  /** @throws TooDeepError */
  openList(offset: number): void {
    const { pointer } = this;
    const items: DocumentNode[] = [];
    this.add({ kind: 'list', items, pointer, ...this.lines.placeOf(offset) });
    this.open({ kind: 'list', pointer, items }, offset);
  }

  close(): void {
    this.frames.pop();
  }

  private open(frame: MapFrame | ListFrame, offset: number): void {
    if (this.frames.length >= MAX_DOCUMENT_DEPTH) {
      const detail = `maps and lists are nested more than ${MAX_DOCUMENT_DEPTH.toString()} levels deep`;
      const place = this.lines.placeOf(offset);
      this.faults.report('too-deep', { pointer: frame.pointer, ...place }, detail);
      throw new TooDeepError();
    }
    this.frames.push(frame);
  }

  private add(node: DocumentNode): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) {
      this.rootNode = node;
    } else if (frame.kind === 'list') {
      frame.items.push(node);
    } else {
      invariant(frame.key !== null, 'a value in a map has a key');
      if (!frame.key.refused) frame.entries.set(frame.key.text, node);
      frame.key = null;
    }
  }
}
