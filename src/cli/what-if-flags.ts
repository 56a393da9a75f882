import type { DocumentNode, MapNode, ScalarNode } from '../common/document/document-node.js';
import { FaultList } from '../common/document/fault-list.js';
import { asMap } from '../common/document/fields.js';
import { readTargetWeights } from '../scenario/target-weights-document.js';
import type { Target, WhatIf } from '../scenario/what-if/what-if.js';
import { readWhatIf } from '../scenario/what-if/what-if-document.js';
import { commandLineError } from './command-line-error.js';
import { readDocumentFile, requireValid } from './document-file.js';
import type { Terminal } from './terminal.js';

/** A change as the command line gives it. */
export interface WhatIfFlags {
  /** Each `TICKER=DELTA`. */
  readonly change?: readonly string[];
  readonly fund?: string;
  /** File with `target_weights`. */
  readonly target?: string;
  readonly normalizeTarget?: boolean;
  readonly window?: string;
  readonly saveAs?: string;
}

/**
 * The change, under the same rules as a request over HTTP.
 * @throws AppError `invalid-request` with every fault of the command line; `invalid-document` with every fault of the file
 */
export async function readWhatIfFlags(flags: WhatIfFlags, terminal: Terminal): Promise<WhatIf> {
  const { change: changes = [], target } = flags;
  const document = mapOf('', [
    ['changes', target === undefined || changes.length > 0 ? changesOf(changes) : undefined],
    ['targetWeights', target === undefined ? undefined : PLACEHOLDER],
    ['fund', flags.fund],
    ['normalizeTarget', flags.normalizeTarget === true ? 'true' : undefined],
    ['window', flags.window],
    ['saveAs', flags.saveAs],
  ]);
  if (target === undefined && changes.length === 0) {
    const detail = 'give at least one --change TICKER=DELTA, or a --target FILE';
    throw commandLineError([{ code: 'missing', detail }]);
  }
  const reading = readWhatIf(document);
  if (!reading.ok) {
    throw commandLineError(
      reading.faults.map(({ code, pointer, detail }) => ({
        code,
        detail: `${flagOf(pointer, changes)}: ${detail}`,
      })),
    );
  }
  const { whatIf } = reading.value;
  if (target === undefined) return whatIf;
  return {
    ...whatIf,
    change: await readTargetFile(target, flags.normalizeTarget === true, terminal),
  };
}

async function readTargetFile(
  path: string,
  normalize: boolean,
  terminal: Terminal,
): Promise<Target> {
  const { label, root } = await readDocumentFile(path, terminal);
  const faults = new FaultList();
  const map = asMap(root, '{ target_weights: { SPY: 0.6, BND: 0.4 } }', faults);
  const form = { key: 'target_weights', sum: normalize ? 'positive' : 'one' } as const;
  const weights = map === null ? null : readTargetWeights(map, faults, form);
  return { kind: 'target', weights: requireValid(faults.reading(weights), label) };
}

/** Stands for the weights of a file, which are read on their own. */
const PLACEHOLDER: MapNode = mapOf('/targetWeights', [['SPY', '1']]);

function changesOf(texts: readonly string[]): DocumentNode {
  const items = texts.map((text, index) => {
    const pointer = `/changes/${index.toString()}`;
    // A ticker may have a sign of equality in it, a delta has none.
    const sign = text.lastIndexOf('=');
    return mapOf(pointer, [
      ['ticker', sign < 0 ? text : text.slice(0, sign)],
      // Quoted: nothing at all is a change at fault, not one that is missing.
      [
        'change',
        { ...scalar(`${pointer}/change`, sign < 0 ? '' : text.slice(sign + 1)), quoted: true },
      ],
    ]);
  });
  return { kind: 'list', items, ...place('/changes') };
}

function mapOf(
  pointer: string,
  values: readonly (readonly [string, string | DocumentNode | undefined])[],
): MapNode {
  const entries = values.flatMap(([key, value]): readonly (readonly [string, DocumentNode])[] => {
    if (value === undefined) return [];
    return [[key, typeof value === 'string' ? scalar(`${pointer}/${key}`, value) : value]];
  });
  return { kind: 'map', entries: new Map(entries), ...place(pointer) };
}

function scalar(pointer: string, text: string): ScalarNode {
  return { kind: 'scalar', text, quoted: false, ...place(pointer) };
}

function place(pointer: string): { pointer: string; line: number; column: number } {
  return { pointer, line: 1, column: 1 };
}

/** `/changes/0/change` was given as the first `--change`; `/saveAs` as `--save-as`. */
function flagOf(pointer: string, changes: readonly string[]): string {
  const [, key = '', index] = pointer.split('/');
  if (key === 'changes') return `--change ${changes[Number(index)] ?? ''}`.trimEnd();
  if (key === '') return 'the change';
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
