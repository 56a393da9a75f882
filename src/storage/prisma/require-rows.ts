/** Those of a document that was there a statement ago, in the same transaction. */
export function requireRows(row: { readonly rows: string } | undefined): string {
  if (row === undefined) throw new TypeError('a document without rows');
  return row.rows;
}
