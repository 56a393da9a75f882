import type { SecurityProfile } from './security-profile.js';

/** What is known of securities. */
export abstract class SecurityProfiles {
  /** Null: nothing is known of it. */
  abstract findByTicker(ticker: string): Promise<SecurityProfile | null>;
}
