import type { Store } from './store.js';

const PAGE_SIZE = 200;

/** One line of the list; what is null cannot be known of a portfolio that cannot be read. */
export interface PortfolioListItem {
  readonly name: string;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly positions: number | null;
  readonly version: string;
  readonly flags: readonly 'corrupt-data'[];
}

/** Every stored portfolio, page after page, in code-unit order of names. */
export async function listEveryPortfolio({
  portfolios,
  ownerId,
}: Store): Promise<readonly PortfolioListItem[]> {
  const found: PortfolioListItem[] = [];
  let after: string | null = null;
  do {
    const { items, nextCursor } = await portfolios.list(ownerId, { after, limit: PAGE_SIZE });
    found.push(...items.map(toItem));
    after = nextCursor;
  } while (after !== null);
  return found;
}

type Stored = Awaited<ReturnType<Store['portfolios']['get']>>;

function toItem(stored: Stored): PortfolioListItem {
  const { name, version } = stored;
  if (stored.state === 'corrupt') {
    const unknown = { startDate: null, endDate: null, positions: null };
    return { name, ...unknown, version, flags: ['corrupt-data'] };
  }
  const { startDate, endDate, positions } = stored.content;
  return { name, startDate, endDate, positions: positions.length, version, flags: [] };
}
