/** JSON pointer (RFC 6901) to the member `key` of what `parent` points to. */
export function childPointer(parent: string, key: string): string {
  return `${parent}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
