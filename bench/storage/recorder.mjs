import { Client } from 'pg';

/** The statements that are sent to the server while the work is done; nothing else may be at work meanwhile. */
export async function recordStatements(work) {
  const statements = [];
  const { query } = Client.prototype;
  Client.prototype.query = function (config, ...rest) {
    const { text = config, values } = config;
    statements.push({ text, values: values ?? (Array.isArray(rest[0]) ? rest[0] : undefined) });
    return query.call(this, config, ...rest);
  };
  try {
    await work();
  } finally {
    Client.prototype.query = query;
  }
  return statements;
}
