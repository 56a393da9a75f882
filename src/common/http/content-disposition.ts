/**
 * `Content-Disposition` that saves under a file name in any script: an ASCII form for old clients and the
 * exact one (RFC 8187). What a file system or a header could trip over becomes `_`.
 */
export function attachment(fileName: string): string {
  const safe = fileName.replace(/[\p{Cc}\p{Cs}/\\:*?"<>|]/gu, '_').replace(/^\.+/, '_');
  const ascii = safe.replace(/[^\x20-\x7e]|%/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeExtended(safe)}`;
}

function encodeExtended(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
