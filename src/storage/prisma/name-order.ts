/** Bytes that sort as the name does by UTF-16 code units; no collation of the database does. */
export function nameOrder(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(name, 'utf16le').swap16());
}
