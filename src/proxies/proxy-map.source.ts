import type { ProxyMap } from './proxy-map.js';

/** Gives the proxy map that holds now. */
export abstract class ProxyMapSource {
  abstract current(): Promise<ProxyMap>;
}
