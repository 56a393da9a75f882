import { FollowedFile } from '../common/document/followed-file.js';
import type { WarningLog } from '../common/warning-log.js';
import { BUILT_IN_PROXY_MAP, type ProxyMap, readProxyMap } from './proxy-map.js';
import { ProxyMapSource } from './proxy-map.source.js';

export interface ProxyMapFileOptions {
  readonly path: string;
  readonly onWarning: WarningLog;
}

/**
 * Opens the proxy map of a YAML file, which follows every edit. Without a file the built-in map holds. A broken edit, or
 * a file that goes away, is logged once and the last good map stays.
 * @throws AppError `invalid-document` when the file is broken now, `invalid-settings` when it cannot be read.
 */
export async function openProxyMapFile(options: ProxyMapFileOptions): Promise<ProxyMapSource> {
  const source = new FileProxyMapSource(options);
  await source.current();
  return source;
}

class FileProxyMapSource extends ProxyMapSource {
  private readonly file: FollowedFile<ProxyMap>;

  constructor(options: ProxyMapFileOptions) {
    super();
    this.file = new FollowedFile({
      ...options,
      what: 'proxy map',
      setting: 'PROXIES_MAP',
      read: readProxyMap,
      builtIn: BUILT_IN_PROXY_MAP,
    });
  }

  override current(): Promise<ProxyMap> {
    return this.file.current();
  }
}
