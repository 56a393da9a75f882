import { isDeepStrictEqual } from 'node:util';
import { aPortfolio } from './documents.mjs';
import { POSITIONS, USERS, portfolioNameOf, userOf } from './fill-database.mjs';

/** Whether what was measured was done: every user has what both contenders saved last, and others what they had. */
export async function requireSameDocuments(storage, users) {
  const owners = [...Array.from({ length: users }, (_, i) => i), USERS - 1];
  for (const owner of owners) {
    const found = await storage.portfolios.findByName(userOf(owner), portfolioNameOf(0));
    if (found?.state !== 'valid' || !isDeepStrictEqual(found.content, aPortfolio(POSITIONS, 0))) {
      throw new Error(`the portfolio of ${userOf(owner)} is not the one that was saved`);
    }
  }
}
