import type { ListNode, MapNode } from '../common/document/document-node.js';
import type { SecurityAnalysisRequest } from '../security/security-analysis-request.js';
import { readSecurityRequest } from '../security/security-request-document.js';
import { given, type OptionFlags, optionFlags } from './analysis-flags.js';
import { commandLineError } from './command-line-error.js';
import { flagMap, flagScalar, place, requireFlags } from './flag-document.js';

/** The options of `stock` as the command line gives them. */
export interface StockFlags extends OptionFlags {
  readonly start?: string;
  readonly end?: string;
  readonly market?: string;
  readonly momentum?: string;
  readonly value?: string;
  readonly industry?: string;
  /** Tickers with commas between them. */
  readonly peers?: string;
  readonly defaultProxies?: boolean;
  readonly benchmark?: string;
  readonly riskFree?: string;
  readonly prices?: string;
  readonly json?: boolean;
}

/**
 * The analysis of one security, under the same rules as a request over HTTP.
 * @throws AppError `invalid-request` with every fault at once, each naming its flag.
 */
export function readStockFlags(flags: StockFlags): SecurityAnalysisRequest {
  const proxies = proxyFlags(flags);
  if (flags.defaultProxies === true && proxies !== undefined) {
    const detail =
      '--default-proxies excludes --market, --momentum, --value, --industry and --peers';
    throw commandLineError([{ code: 'invalid-choice', detail }]);
  }
  return requireFlags(
    readSecurityRequest(
      flagMap('', [
        ['startDate', given('start', flags.start)],
        ['endDate', given('end', flags.end)],
        ['proxies', proxies],
        ['benchmark', given('benchmark', flags.benchmark)],
        ['riskFree', given('riskFree', flags.riskFree)],
        ['options', optionFlags(flags)],
      ]),
    ),
  );
}

function proxyFlags(flags: StockFlags): MapNode | undefined {
  const map = flagMap('market', [
    ['market', given('market', flags.market)],
    ['momentum', given('momentum', flags.momentum)],
    ['value', given('value', flags.value)],
    ['industry', given('industry', flags.industry)],
    ['subindustry', peerList(flags.peers)],
  ]);
  return map.entries.size === 0 ? undefined : map;
}

function peerList(peers: string | undefined): ListNode | undefined {
  if (peers === undefined) return undefined;
  const items = peers.split(',').map((peer) => flagScalar('peers', peer.trim()));
  return { kind: 'list', items, ...place('peers') };
}
