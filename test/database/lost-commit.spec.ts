import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocument } from '../support/app-under-test.js';
import { type DatabaseApp, startDatabaseApp } from '../support/database-app.js';
import { type DatabaseRelay, openRelay } from '../support/database-relay.js';

const PATH = '/v1/portfolios/mine';

describe('a COMMIT whose answer is lost', () => {
  let app: DatabaseApp;
  let relay: DatabaseRelay;

  beforeAll(async () => {
    app = await startDatabaseApp({
      through: async (url) => {
        relay = await openRelay(url);
        return relay.url;
      },
    });
  });

  afterAll(async () => {
    await app.close();
    await relay.close();
  });

  async function changeIds(): Promise<readonly string[]> {
    const { json } = await app.ask('GET', `${PATH}/changes`);
    return (json as { items: readonly { id: string }[] }).items.map(({ id }) => id);
  }

  it('is a 503 for a save that is there whole, and whose repetition changes nothing', async () => {
    relay.loseCommits('cut off');
    const lost = await app.ask('PUT', PATH, { body: aDocument() });
    await relay.restore();

    const read = await app.ask('GET', PATH);
    const repeated = await app.ask('PUT', PATH, { body: aDocument() });

    expect([lost.status, lost.json]).toMatchObject([503, { code: 'database-unavailable' }]);
    expect(read.json).toEqual({ name: 'mine', ...aDocument() });
    expect([repeated.status, repeated.headers.etag]).toEqual([200, read.headers.etag]);
    expect(await changeIds()).toHaveLength(1);
    expect((await app.pool()).inUse).toBe(0);
  });

  it('of a request with a key is found by its repetition, and not done again', async () => {
    await app.ask('PUT', PATH, { body: aDocument({ start_date: '2019-05-01' }) });
    const revert = { headers: { 'idempotency-key': 'lost' }, body: { reason: 'r' } };
    relay.loseCommits('cut off');
    const lost = await app.ask('POST', `${PATH}/revert`, revert);
    await relay.restore();
    const [written] = await changeIds();

    const repeated = await app.ask('POST', `${PATH}/revert`, revert);
    const again = await app.ask('POST', `${PATH}/revert`, revert);

    expect([lost.status, lost.json]).toMatchObject([503, { code: 'database-unavailable' }]);
    expect([repeated.status, repeated.json]).toMatchObject([200, { changeId: written }]);
    expect(again.text).toBe(repeated.text);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await changeIds()).toHaveLength(3);
    expect((await app.ask('GET', PATH)).json).toEqual({ name: 'mine', ...aDocument() });
  });
});
