import { timedStep } from '../common/timing/timed.js';
import type { UserId } from '../auth/user-id.js';
import { byCodeUnit, sortedEntries } from '../common/document/code-unit-order.js';
import type { WriteOptions } from '../common/document/stored-document.js';
import { AppError } from '../common/problem/app-error.js';
import type { CashMapSource } from '../portfolio/cash-map.source.js';
import type { ChangeSet } from '../portfolio/change.js';
import { mapCash } from '../portfolio/cash-mapping.js';
import type { PortfolioService } from '../portfolio/portfolio.service.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import { isWithoutProxies } from '../risk/engine/factors/factor-proxies.js';
import type { ProxyProposal } from './proxy-proposal.js';
import type { ProxyProposals, ProxyProposalService } from './proxy-proposal.service.js';
import { listNames } from '../risk/engine/list-names.js';

export interface StoredProposals extends ProxyProposals {
  /** Of the portfolio that they are for. */
  readonly version: string;
}

export interface AcceptedProposals {
  /** Of the portfolio as it is now. */
  readonly version: string;
  readonly accepted: readonly ProxyProposal[];
}

/** Proposes proxies for what a portfolio holds without any, and writes those that its owner accepts. */
export class PortfolioProposalsService {
  constructor(
    private readonly portfolios: PortfolioService,
    private readonly cashMaps: CashMapSource,
    private readonly proposals: ProxyProposalService,
  ) {}

  /** One for each security that is held, is not cash and has no proxies. @throws price-source-unavailable */
  async proposeFor(portfolio: Portfolio): Promise<ProxyProposals> {
    const cashMap = await this.cashMaps.current();
    const { assets } = timedStep('cash-mapping', () => mapCash(portfolio, cashMap));
    const unexplained = assets.filter(
      ({ isCash, proxies }) => !isCash && (proxies === null || isWithoutProxies(proxies)),
    );
    return this.proposals.propose(unexplained);
  }

  /** @throws portfolio-not-found, corrupt-data, price-source-unavailable */
  async list(ownerId: UserId, name: string): Promise<StoredProposals> {
    const { content, version } = await this.portfolios.getValid(ownerId, name);
    return { version, ...(await this.proposeFor(content)) };
  }

  /**
   * Writes what is proposed for these tickers into the portfolio, all of it or nothing.
   * @throws proposal-not-found naming every ticker without one; StaleVersionError when the portfolio changed meanwhile
   */
  async accept(
    ownerId: UserId,
    name: string,
    { tickers, ...options }: WriteOptions & { readonly tickers: readonly string[] },
  ): Promise<AcceptedProposals> {
    const { content, version: seen } = await this.portfolios.getValid(ownerId, name);
    const { proposals } = await this.proposeFor(content);
    const accepted = requireProposals(proposals, tickers);
    const factorProxies = new Map(content.factorProxies);
    for (const { ticker, proxies } of accepted) {
      if (proxies !== null) factorProxies.set(ticker, proxies);
    }
    const { condition, reason } = options;
    const isOpen = condition.kind === 'any' || condition.kind === 'present';
    const { version } = await this.portfolios.save(
      ownerId,
      name,
      { ...content, factorProxies: new Map(sortedEntries(factorProxies)) },
      {
        ...options,
        condition: isOpen ? { kind: 'version', version: seen } : condition,
        reason: reason ?? 'accepted the default proxies proposed',
      },
    );
    return { version, accepted };
  }

  /**
   * What was answered when these were accepted by an earlier run of the same operation, of whose change set the version
   * is.
   */
  async accepted(
    ownerId: UserId,
    name: string,
    { tickers, written }: { readonly tickers: readonly string[]; readonly written: ChangeSet },
  ): Promise<AcceptedProposals> {
    const { content } = await this.portfolios.getValid(ownerId, name);
    const others = [...content.factorProxies].filter(([ticker]) => !tickers.includes(ticker));
    const { proposals } = await this.proposeFor({ ...content, factorProxies: new Map(others) });
    return { version: written.versionAfter ?? '', accepted: requireProposals(proposals, tickers) };
  }
}

function requireProposals(
  proposals: readonly ProxyProposal[],
  tickers: readonly string[],
): readonly ProxyProposal[] {
  const byTicker = new Map(proposals.map((proposal) => [proposal.ticker, proposal]));
  const wanted = [...new Set(tickers)].sort(byCodeUnit).map((ticker) => ({
    ticker,
    proposal: byTicker.get(ticker) ?? null,
  }));
  const missing = wanted.filter(({ proposal }) => (proposal?.proxies ?? null) === null);
  if (missing.length > 0) {
    const names = listNames(missing.map(({ ticker }) => ticker));
    throw new AppError('proposal-not-found', `no proxies are proposed for ${names}`, {
      tickers: missing.map(({ ticker, proposal }) => ({
        ticker,
        detail: proposal?.reason ?? 'not held, or cash, or it has proxies already',
      })),
    });
  }
  return wanted.flatMap(({ proposal }) => (proposal === null ? [] : [proposal]));
}
