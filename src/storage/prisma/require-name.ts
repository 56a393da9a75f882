import { invariant } from '../../common/invariant.js';

/** The name of a document of a kind that always has one. */
export function requireName(name: string | null): string {
  invariant(name !== null, 'a portfolio and a scenario have a name');
  return name;
}
