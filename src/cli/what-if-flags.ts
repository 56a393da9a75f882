import type { ListNode } from '../common/document/document-node.js';
import type { Fault } from '../common/document/fault.js';
import { FaultList } from '../common/document/fault-list.js';
import { asMap } from '../common/document/fields.js';
import { readTargetWeights } from '../scenario/target-weights-document.js';
import type { Target, WhatIf } from '../scenario/what-if/what-if.js';
import { readWhatIf } from '../scenario/what-if/what-if-document.js';
import { given } from './analysis-flags.js';
import { commandLineError } from './command-line-error.js';
import { readDocumentFile, requireValid } from './document-file.js';
import { flagMap, flagOf, flagScalar, place } from './flag-document.js';
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
  const reading = readWhatIf(
    flagMap('', [
      changes.length > 0 ? ['changes', changesOf(changes)] : ['targetWeights', PLACEHOLDER],
      ['fund', changes.length > 0 ? given('fund', flags.fund) : undefined],
      ['window', given('window', flags.window)],
      ['saveAs', given('saveAs', flags.saveAs)],
    ]),
  );
  const misread = reading.ok ? [] : reading.faults;
  const faults = [
    ...misfits(flags),
    ...misread.map(({ code, pointer, detail }) => ({
      code,
      detail: `${changeFlagOf(pointer, changes)}: ${detail}`,
    })),
  ];
  if (!reading.ok || faults.length > 0) throw commandLineError(faults);
  const { whatIf } = reading.value;
  if (target === undefined) return whatIf;
  return {
    ...whatIf,
    change: await readTargetFile(target, flags.normalizeTarget === true, terminal),
  };
}

/** What is said of flags that do not go together, in their own words. */
function misfits({
  change: changes = [],
  target,
  fund,
  normalizeTarget,
}: WhatIfFlags): readonly Pick<Fault, 'code' | 'detail'>[] {
  const [hasChanges, hasTarget] = [changes.length > 0, target !== undefined];
  const exclusive = (detail: string) => ({ code: 'exclusive-keys', detail }) as const;
  return [
    ...(hasChanges || hasTarget
      ? []
      : [
          {
            code: 'missing',
            detail: 'give at least one --change TICKER=DELTA, or a --target FILE',
          } as const,
        ]),
    ...(hasChanges && hasTarget
      ? [exclusive('--change and --target exclude each other: give changes, or a file of weights')]
      : []),
    ...(hasTarget && fund !== undefined
      ? [exclusive('--fund and --target exclude each other: only changes are paid by a position')]
      : []),
    ...(normalizeTarget === true && !hasTarget
      ? [exclusive('--normalize-target goes with --target: it is about the weights of its file')]
      : []),
  ];
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
const PLACEHOLDER = flagMap('targetWeights', [['SPY', flagScalar('targetWeights', '1')]]);

function changesOf(texts: readonly string[]): ListNode {
  const items = texts.map((text, index) => {
    const name = `changes/${index.toString()}`;
    // A ticker may have a sign of equality in it, a delta has none.
    const sign = text.lastIndexOf('=');
    return flagMap(name, [
      ['ticker', flagScalar(`${name}/ticker`, sign < 0 ? text : text.slice(0, sign))],
      // Quoted: nothing at all is a change at fault, not one that is missing.
      [
        'change',
        { ...flagScalar(`${name}/change`, sign < 0 ? '' : text.slice(sign + 1)), quoted: true },
      ],
    ]);
  });
  return { kind: 'list', items, ...place('changes') };
}

/** `/changes/0/change` was given as the first `--change`. */
function changeFlagOf(pointer: string, changes: readonly string[]): string {
  const [, key, index] = pointer.split('/');
  return key === 'changes' ? `--change ${changes[Number(index)] ?? ''}`.trimEnd() : flagOf(pointer);
}
