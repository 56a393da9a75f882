import type { UserId } from '../../auth/user-id.js';
import type {
  PageRequest,
  SaveOutcome,
  WriteOptions,
} from '../../common/document/stored-document.js';
import { ScenarioStore, type StoredScenario } from '../../scenario/scenario.store.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { PrismaDocuments } from './prisma-documents.js';

export class PrismaScenarioStore extends ScenarioStore {
  constructor(private readonly scenarios: PrismaDocuments<Scenario>) {
    super();
  }

  override list(ownerId: UserId, page: PageRequest): Promise<readonly StoredScenario[]> {
    return this.scenarios.list(ownerId, page);
  }

  override findByName(ownerId: UserId, name: string): Promise<StoredScenario | null> {
    return this.scenarios.find(ownerId, name);
  }

  override save(
    ownerId: UserId,
    name: string,
    scenario: Scenario,
    options: WriteOptions,
  ): Promise<SaveOutcome> {
    return this.scenarios.save({ ownerId, name }, scenario, options);
  }

  override delete(ownerId: UserId, name: string, options: WriteOptions): Promise<boolean> {
    return this.scenarios.delete({ ownerId, name }, options);
  }
}
