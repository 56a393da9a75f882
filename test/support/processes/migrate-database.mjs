/** Brings a database up to date from a folder of migrations, and prints the names of those it applied itself. */
import { Secret } from '../../../dist/common/secret.js';
import { migrate } from '../../../dist/storage/prisma/migrations/migrate.js';

const [url, folder] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await migrate(new Secret(url), { folder })));
