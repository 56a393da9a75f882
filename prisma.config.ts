import { defineConfig } from 'prisma/config';

const { DATABASE_OWNER_URL: url = 'postgresql://localhost:5432/risk' } = process.env;

/** For Prisma's own commands, which development and tests use; the program reads its settings elsewhere. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url },
});
