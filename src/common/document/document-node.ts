/**
 * A parsed YAML or JSON document that has not been interpreted yet: every scalar is still its source
 * text, every node knows its place. Domain readers turn it into values and list faults with places.
 */
export type DocumentNode = MapNode | ListNode | ScalarNode;

interface Placed {
  /** JSON pointer of this node. */
  readonly pointer: string;
  /** One-based. */
  readonly line: number;
  /** One-based. */
  readonly column: number;
}

export interface MapNode extends Placed {
  readonly kind: 'map';
  /** In source order; keys are their source text (`0005`, `TRUE`, `__proto__` are keys like any other) and unique. */
  readonly entries: ReadonlyMap<string, DocumentNode>;
}

export interface ListNode extends Placed {
  readonly kind: 'list';
  readonly items: readonly DocumentNode[];
}

export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  /** The text as written, without quotes; escapes of quoted text are resolved. */
  readonly text: string;
  /** True for quoted or block text, which is never a number, a boolean or null. */
  readonly quoted: boolean;
}
