import { PrismaPg } from '@prisma/adapter-pg';
import { Client, type ClientBase } from 'pg';
import type { Secret } from '../../../src/common/secret.js';
import { PrismaClient } from '../../../src/generated/prisma/client.js';
import { ConnectionPool } from '../../../src/storage/prisma/connection-pool.js';
import { Database } from '../../../src/storage/prisma/database.js';
import { queryDatabase } from '../../support/query-database.js';
import type { MigratedDatabase } from '../../support/temporary-database.js';

/** A statement as the server was sent it, or made it for a foreign key or a function, and how it was carried out. */
export interface ExplainedStatement {
  readonly sql: string;
  readonly plan: PlanNode;
}

export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Conflict Arbiter Indexes'?: readonly string[];
  readonly Plans?: readonly PlanNode[];
}

/** The program's way to a database whose server tells the plan of every statement that it carries out. */
export interface ExplainedDatabase {
  readonly database: Database;
  /** All statements of `work`, those inside functions and behind foreign keys among them. */
  explain(work: () => Promise<unknown>): Promise<readonly ExplainedStatement[]>;
  /** The same of statements that the owner of the tables sends. */
  explainOwner(sql: string): Promise<readonly ExplainedStatement[]>;
  close(): Promise<void>;
}

/** Of the connections made from then on, whoever makes them. */
const SETTINGS = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_format': 'json',
  'auto_explain.log_level': 'notice',
} as const;

export async function openExplained(migrated: MigratedDatabase): Promise<ExplainedDatabase> {
  const { administratorUrl, ownerUrl, url } = migrated;
  for (const [name, value] of Object.entries(SETTINGS)) {
    const of = new URL(administratorUrl.reveal()).pathname.slice(1);
    await queryDatabase(administratorUrl, `ALTER DATABASE ${of} SET ${name} = '${value}'`);
  }
  const told: ExplainedStatement[] = [];
  const pool = new ConnectionPool({ url, poolSize: 2 });
  pool.on('connect', (client) => {
    listen(client, told);
  });
  const database = new Database(new PrismaClient({ adapter: new PrismaPg(pool) }), pool);
  return {
    database,
    explain: async (work) => {
      told.length = 0;
      await work();
      return [...told];
    },
    explainOwner: (sql) => explainAs(ownerUrl, sql),
    close: () => database.close(),
  };
}

async function explainAs(url: Secret, sql: string): Promise<readonly ExplainedStatement[]> {
  const told: ExplainedStatement[] = [];
  const client = new Client(url.reveal());
  listen(client, told);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
  return told;
}

/** The server tells of a statement before it says that the statement is done. */
function listen(client: ClientBase, told: ExplainedStatement[]): void {
  client.on('notice', ({ message = '' }) => {
    const [, text] = /^duration: .* plan:\n(.*)$/s.exec(message) ?? [];
    if (text === undefined) return;
    const said = JSON.parse(text) as { readonly 'Query Text': string; readonly Plan: PlanNode };
    told.push({ sql: said['Query Text'], plan: said.Plan });
  });
}

/** The node itself and all below it. */
export function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** Names of the indexes that rows are looked for in. */
export function indexesOf({ plan }: ExplainedStatement): readonly string[] {
  return nodesOf(plan).flatMap((node) => [
    ...(node['Index Name'] === undefined ? [] : [node['Index Name']]),
    ...(node['Conflict Arbiter Indexes'] ?? []),
  ]);
}

/** Names of the tables that are read from end to end. */
export function tablesReadWhole({ plan }: ExplainedStatement): readonly string[] {
  return nodesOf(plan).flatMap((node) =>
    node['Node Type'] === 'Seq Scan' && node['Relation Name'] !== undefined
      ? [node['Relation Name']]
      : [],
  );
}
