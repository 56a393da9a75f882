import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AppUnderTest, startApp, STORES } from '../support/app-under-test.js';

/** NUL, alone and inside, and a name too long: not every store can even look for them. */
const NAMES = ['%00', 'a%00b', 'x'.repeat(256)];

describe.each(STORES)('names that nothing can have, on the %s store', (store) => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp(store);
  });

  afterAll(() => app.close());

  it('are refused by every route with a name in its path', async () => {
    const routes = [...app.routes.entries()].filter(([url]) => url.includes(':name'));
    expect(routes.length).toBeGreaterThan(15);
    for (const [url, methods] of routes) {
      for (const method of methods) {
        if (method === 'HEAD' || method === 'OPTIONS') continue;
        for (const name of NAMES) {
          const { status } = await app.ask(method, url.replace(':name', name), { body: {} });
          expect({ method, url, name, status, isOurFault: status >= 500 }).toMatchObject({
            isOurFault: false,
          });
        }
      }
    }
  });
});
