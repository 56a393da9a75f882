import type { ProxyMap } from './proxy-map.js';
import type { ProxyRegion } from './proxy-region.js';
import type { SecurityProfile } from './security-profile.js';

/** What is known of a security before a proposal is made for it. */
export interface KnownSecurity {
  readonly ticker: string;
  readonly profile: SecurityProfile | null;
  /** What it is quoted in; null when nobody says. */
  readonly currency: string | null;
}

/** The proxies that the map has for a security, whether they have prices or not. */
export interface ProxyCandidates {
  readonly ticker: string;
  readonly market: string;
  /** In place of a market without prices. */
  readonly defaultMarket: string;
  readonly momentum: string | null;
  readonly value: string | null;
  readonly industry: string | null;
  /** What they rest on. */
  readonly reasons: readonly string[];
}

/** True when the proxies of a security do not depend on what it is quoted in. */
export function hasKnownExchange(profile: SecurityProfile | null, map: ProxyMap): boolean {
  return regionOfExchange(profile, map) !== null;
}

/** Styles go with a known exchange, an industry with its region; all else has the market of its region only. */
export function proxyCandidates(security: KnownSecurity, map: ProxyMap): ProxyCandidates {
  const { ticker, profile } = security;
  const place = regionOf(security, map);
  const { region, isExchangeKnown } = place;
  const industry = industryOf(profile, region);
  return {
    ticker,
    market: region.market,
    defaultMarket: map.defaultRegion.market,
    momentum: isExchangeKnown ? region.momentum : null,
    value: isExchangeKnown ? region.value : null,
    industry: industry.proxy,
    reasons: [place.reason, industry.reason],
  };
}

interface Place {
  readonly region: ProxyRegion;
  readonly isExchangeKnown: boolean;
  readonly reason: string;
}

function regionOf({ profile, currency }: KnownSecurity, map: ProxyMap): Place {
  const exchange = profile?.exchange ?? null;
  const byExchange = regionOfExchange(profile, map);
  if (byExchange !== null) {
    const reason = `it trades on ${exchange ?? ''} (${byExchange.name})`;
    return { region: byExchange, isExchangeKnown: true, reason };
  }
  const unknown =
    exchange === null ? 'its exchange is not known' : `its exchange ${exchange} is in no region`;
  const byCurrency = map.regions.find(
    ({ currencies }) => currency !== null && currencies.has(currency),
  );
  const region = byCurrency ?? map.defaultRegion;
  const why = byCurrency === undefined ? 'the default' : `quoted in ${currency ?? ''}`;
  return { region, isExchangeKnown: false, reason: `${unknown}: ${region.name}, ${why}` };
}

function regionOfExchange(
  profile: SecurityProfile | null,
  { regions }: ProxyMap,
): ProxyRegion | null {
  const exchange = profile?.exchange ?? null;
  if (exchange === null) return null;
  return regions.find(({ exchanges }) => exchanges.has(exchange)) ?? null;
}

function industryOf(
  profile: SecurityProfile | null,
  region: ProxyRegion,
): { readonly proxy: string | null; readonly reason: string } {
  const industry = profile?.industry ?? null;
  const sector = profile?.sector ?? null;
  if (industry === null && sector === null) {
    return { proxy: null, reason: 'its industry is not known' };
  }
  const byIndustry = industry === null ? undefined : region.industries.get(industry);
  if (byIndustry !== undefined) return { proxy: byIndustry, reason: `industry ${industry ?? ''}` };
  const bySector = sector === null ? undefined : region.sectors.get(sector);
  if (bySector !== undefined) return { proxy: bySector, reason: `sector ${sector ?? ''}` };
  return { proxy: null, reason: `${region.name} has no proxy for ${industry ?? sector ?? ''}` };
}
