import type { PageRequest } from '../common/document/stored-document.js';
import type { Page } from '../common/page.js';

const PAGE_SIZE = 200;

/** All of a list, page after page. */
export async function listEvery<Item>(
  listPage: (page: PageRequest) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  let after: string | null = null;
  do {
    const { items, nextCursor }: Page<Item> = await listPage({ after, limit: PAGE_SIZE });
    found.push(...items);
    after = nextCursor;
  } while (after !== null);
  return found;
}
