import fc from 'fast-check';
import { toUserId, type UserId } from '../../src/auth/user-id.js';
import type { Portfolio } from '../../src/portfolio/portfolio.js';
import { nameFault } from '../../src/portfolio/document-name.js';
import { storableText } from './arbitrary-json.js';
import { portfolio } from './arbitrary-portfolio.js';

/** Any legal name of a document, with those that a path, a database or an object stumbles over. */
export const documentName: fc.Arbitrary<string> = fc
  .oneof(
    storableText,
    fc.constantFrom('株'.repeat(255), '🚀'.repeat(255), '__proto__', '0005', 'TRUE', 'a/b', 'x.y'),
  )
  .filter((text) => nameFault(text) === null);

/** One write to a portfolio, or to all that goes with it. */
export type Write =
  | { readonly kind: 'save'; readonly name: string; readonly portfolio: Portfolio }
  | { readonly kind: 'limit'; readonly name: string | null; readonly maxLoss: number }
  | { readonly kind: 'scenario'; readonly name: string; readonly ticker: string }
  | { readonly kind: 'check'; readonly name: string; readonly isBreached: boolean }
  | { readonly kind: 'delete'; readonly name: string };

const write = (name: fc.Arbitrary<string>): fc.Arbitrary<Write> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('save'), name, portfolio }) },
    fc.record({
      kind: fc.constant('limit'),
      name: fc.option(name),
      maxLoss: fc.integer({ min: -99, max: -1 }).map((hundredths) => hundredths / 100),
    }),
    fc.record({
      kind: fc.constant('scenario'),
      name,
      ticker: fc.constantFrom('TRUE', '1INCH', '0005', '__proto__', '5'),
    }),
    fc.record({ kind: fc.constant('check'), name, isBreached: fc.boolean() }),
    fc.record({ kind: fc.constant('delete'), name }),
  );

/** A user's history: few names, so that writes meet. */
export const history: fc.Arbitrary<readonly Write[]> = fc
  .uniqueArray(documentName, { minLength: 1, maxLength: 3 })
  .chain((names) => fc.array(write(fc.constantFrom(...names)), { minLength: 1, maxLength: 12 }));

export const user: fc.Arbitrary<UserId> = fc
  .constantFrom('local', '108412345678901234567', 'a@b/../c', '__proto__', 'ü 株.yaml')
  .map(toUserId);
