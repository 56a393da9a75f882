/** Whether a text is the address of a PostgreSQL server and names a database. */
export function isDatabaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, username, password } = new URL(text);
  if (!/^postgres(ql)?:$/.test(protocol) || hostname === '' || pathname.length < 2) return false;
  return [pathname, username, password].every(isDecodable);
}

/** A percent sign of a password has to be written as `%25`. */
function isDecodable(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}
