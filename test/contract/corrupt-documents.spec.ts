import { afterAll, beforeAll } from '@jest/globals';
import { spoilableFiles } from '../support/spoilable-files.js';
import { spoilableRows } from '../support/spoilable-rows.js';
import { aMigratedDatabase, type MigratedDatabase } from '../support/temporary-database.js';
import { describeCorruptDocuments } from './corrupt-documents.contract.js';

let database: MigratedDatabase;

beforeAll(async () => {
  database = await aMigratedDatabase();
});

afterAll(() => database.dispose());

describeCorruptDocuments('file', spoilableFiles);
describeCorruptDocuments('database', () => spoilableRows(database));
