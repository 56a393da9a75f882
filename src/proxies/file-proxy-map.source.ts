import { type FollowedPath, openFollowedFile } from '../common/document/followed-file.js';
import { BUILT_IN_PROXY_MAP, readProxyMap } from './proxy-map.js';
import type { ProxyMapSource } from './proxy-map.source.js';

/** The proxy map of a YAML file; without a file the built-in map. @throws as `openFollowedFile` does */
export function openProxyMapFile(options: FollowedPath): Promise<ProxyMapSource> {
  return openFollowedFile({
    ...options,
    what: 'proxy map',
    setting: 'PROXIES_MAP',
    read: readProxyMap,
    builtIn: BUILT_IN_PROXY_MAP,
  });
}
