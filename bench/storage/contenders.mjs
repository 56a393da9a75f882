import { randomUUID } from 'node:crypto';
import { aPortfolio } from './documents.mjs';
import { POSITIONS, portfolioNameOf, userOf } from './fill-database.mjs';
import { recordStatements } from './recorder.mjs';

const WRITE = { condition: { kind: 'any' }, reason: null };

/** More positions than anybody has, in a portfolio of its own. */
const MANY = 1000;
export const LARGE_NAME = 'large';
const NAME = portfolioNameOf(0);

/** What each user asks for in a round: an even number, so that saves end with the variant that they began with. */
export const OPERATIONS = [
  { name: 'load 50', plan: (users) => ({ rounds: 4, each: { 1: 60, 10: 16, 50: 4 }[users] }) },
  { name: 'limits', plan: (users) => ({ rounds: 4, each: { 1: 60, 10: 16, 50: 4 }[users] }) },
  { name: 'save 50', plan: (users) => ({ rounds: 4, each: { 1: 20, 10: 4, 50: 2 }[users] }) },
  { name: 'save 1000', plan: (users) => ({ rounds: 2, each: { 1: 10, 10: 2, 50: 2 }[users] }) },
];

/** Two states of a portfolio that take turns: no save finds what it saves. The first is what is there. */
const VARIANTS = {
  'save 50': { name: NAME, portfolios: [aPortfolio(POSITIONS, 0), aPortfolio(POSITIONS, 100)] },
  'save 1000': { name: LARGE_NAME, portfolios: [aPortfolio(MANY, 0), aPortfolio(MANY, 100)] },
};

/** By operation, and by contender: what one user's turn does. */
export async function makeContenders(storage, pool, users) {
  const ours = {
    'load 50': (user) => storage.portfolios.findByName(userOf(user), NAME),
    limits: (user) => storage.riskLimits.find(userOf(user), null),
    'save 50': (user, turn) => save(storage, 'save 50', user, turn),
    'save 1000': (user, turn) => save(storage, 'save 1000', user, turn),
  };
  const recorded = await record(ours, users);
  const plain = (operation) => (user, turn) =>
    replay(pool, recorded[operation][user][turn % recorded[operation][user].length]);
  const parsed = (operation) => async (user, turn) => {
    const { document, extra } = await plain(operation)(user, turn);
    return { ...JSON.parse(document), ...JSON.parse(extra) };
  };
  const of = (operation) => ({ ours: ours[operation], plain: plain(operation) });
  return {
    recorded,
    'load 50': { ...of('load 50'), parsed: parsed('load 50') },
    limits: { ...of('limits'), parsed: parsed('limits') },
    'save 50': of('save 50'),
    'save 1000': of('save 1000'),
  };
}

function save(storage, operation, user, turn) {
  const { name, portfolios } = VARIANTS[operation];
  return storage.portfolios.save(userOf(user), name, portfolios[(turn + 1) % 2], WRITE);
}

/** By operation, user and turn. Each is done once before, so that what is only done at first is not recorded. */
async function record(ours, users) {
  const recorded = {};
  for (const [operation, ask] of Object.entries(ours)) {
    const turns = operation in VARIANTS ? [0, 1] : [0];
    recorded[operation] = [];
    for (let user = 0; user < users; user += 1) {
      for (const turn of turns) await ask(user, turn);
      const ofUser = [];
      for (const turn of turns) ofUser.push(await recordStatements(() => ask(user, turn)));
      recorded[operation].push(ofUser);
    }
  }
  return recorded;
}

/** The first row of the last answer that has one. */
async function replay(pool, statements) {
  const client = await pool.connect();
  let row = null;
  try {
    for (const { text, values } of statements) {
      const { rows } = await client.query(text, isOfChange(text) ? withNewId(values) : values);
      row = rows[0] ?? row;
    }
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
  return row;
}

function isOfChange(text) {
  return text.includes('INSERT INTO portfolio_changes');
}

/** The one value that cannot be the recorded one: no two changes have the same id. */
function withNewId(values) {
  return values.map((value) => (UUID.test(value) ? randomUUID() : value));
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
