import type { ProxyMapSource } from './proxy-map.source.js';
import type { SecurityProfile } from './security-profile.js';
import { SecurityProfiles } from './security-profiles.js';

/** The profiles that the proxy map lists. */
export class MapSecurityProfiles extends SecurityProfiles {
  constructor(private readonly maps: ProxyMapSource) {
    super();
  }

  override async findByTicker(ticker: string): Promise<SecurityProfile | null> {
    const { securities } = await this.maps.current();
    return securities.get(ticker) ?? null;
  }
}
