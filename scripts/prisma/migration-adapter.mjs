import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import pg from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';

const require = createRequire(import.meta.url);
const { ColumnTypeEnum } = createRequire(require.resolve('@prisma/adapter-pg'))(
  '@prisma/driver-adapter-utils',
);

const CONNECT_WITHIN_MS = 10_000;
/** Numbers of types in the catalog: that named "char" is of the catalog alone. */
const CHAR = 18;
const TEXT = 25;

/**
 * `@prisma/adapter-pg`, which is made for queries, as the schema engine needs it:
 *  - It is given host, database and so on one by one. A connection string would win over the name of the shadow
 *    database, and the migrations would be replayed on, and everything first dropped from, the real one.
 *  - It has one connection, so that the lock of a session covers all that is done under it.
 *  - Its results may hold columns of type "char", which introspection asks for and it does not know.
 *  - Its scripts go to the server whole: it would cut them at each semicolon, those in functions and texts too.
 */
export class MigrationAdapterFactory extends PrismaPg {
  #connection;

  constructor(url) {
    const { host, port, user, password, database, ssl } = new pg.Client(url);
    const connection = { host, port, user, password, database, ssl };
    super(adapterOptions(connection));
    this.#connection = connection;
  }

  async connect() {
    return mended(await super.connect());
  }

  /** A database of its own that is gone when the engine is done with it, also when a connection to it is left. */
  async connectToShadowDb() {
    const database = `prisma_migrate_shadow_db_${randomUUID()}`;
    const name = pg.escapeIdentifier(database);
    await this.#once(`CREATE DATABASE ${name}`);
    const options = adapterOptions({ ...this.#connection, database });
    const shadow = mended(await new PrismaPg(options).connect());
    shadow.dispose = async () => {
      await shadow.underlyingDriver().end();
      await this.#once(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    };
    return shadow;
  }

  async #once(statement) {
    const client = new pg.Client(this.#connection);
    try {
      await client.connect();
      await client.query(statement);
    } finally {
      await client.end();
    }
  }
}

function adapterOptions(connection) {
  return { ...connection, max: 1, connectionTimeoutMillis: CONNECT_WITHIN_MS };
}

function mended(adapter) {
  const stockQueryRaw = adapter.queryRaw;
  adapter.queryRaw = async (query) => {
    const result = await adapter.performIO(query);
    const isChar = result.fields.map(({ dataTypeID }) => dataTypeID === CHAR);
    const fields = result.fields.map((field, index) =>
      isChar[index] ? { name: field.name, dataTypeID: TEXT } : field,
    );
    const asText = Object.create(adapter, {
      performIO: { value: async () => ({ ...result, fields }) },
    });
    const answer = await stockQueryRaw.call(asText, query);
    const columnTypes = answer.columnTypes.map((type, index) =>
      isChar[index] ? ColumnTypeEnum.Character : type,
    );
    return { ...answer, columnTypes };
  };
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
}
