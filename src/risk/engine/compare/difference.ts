import { changeOf } from './change-of.js';

/** Figures, and nothing else, under their names. */
export type FigureTree = number | null | { readonly [key: string]: FigureTree };

/** The same names with the change of each figure. */
export type Difference<Tree> = [Tree] extends [number | null | undefined]
  ? number | null
  : { readonly [Key in keyof Tree]: Difference<Tree[Key]> };

/** `after - before` for every figure that either side names; null where one of them has none. */
export function differenceOf<Tree extends object>(before: Tree, after: Tree): Difference<Tree> {
  return treeDifference(before as FigureTree, after as FigureTree) as Difference<Tree>;
}

function treeDifference(before: FigureTree, after: FigureTree): FigureTree {
  if (typeof before === 'number' && typeof after === 'number') return changeOf(before, after);
  if (!isBranch(before) && !isBranch(after)) return null;
  const keys = new Set(
    [before, after].flatMap((tree) => (isBranch(tree) ? Object.keys(tree) : [])),
  );
  return Object.fromEntries(
    [...keys].map((key) => [key, treeDifference(child(before, key), child(after, key))]),
  );
}

function isBranch(tree: FigureTree): tree is Exclude<FigureTree, number | null> {
  return typeof tree === 'object' && tree !== null;
}

/** Own keys only: a ticker may be called `constructor`. */
function child(tree: FigureTree, key: string): FigureTree {
  return isBranch(tree) && Object.hasOwn(tree, key) ? (tree[key] ?? null) : null;
}
