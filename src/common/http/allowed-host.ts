const LOCAL_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
const HOST = /^(\[[0-9a-f:.]+\]|[^:]*)(?::\d{1,5})?$/i;

/**
 * Whether a `Host` header names this machine, at any port. A page elsewhere can point a name of its own at
 * 127.0.0.1 and so reach a server without sign-in; its requests still carry that name here.
 */
export function isAllowedHost(header: string | undefined, listening: string): boolean {
  const name = HOST.exec(header ?? '')?.[1]?.toLowerCase();
  return name !== undefined && (LOCAL_NAMES.has(name) || name === listening.toLowerCase());
}
