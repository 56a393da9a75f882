import type { UserId } from '../../auth/user-id.js';
import type {
  PageRequest,
  SaveOutcome,
  WriteOptions,
} from '../../common/document/stored-document.js';
import { ScenarioStore, type StoredScenario } from '../../scenario/scenario.store.js';
import type { Scenario } from '../../scenario/scenario.js';
import { inOneStep } from './in-one-step.js';
import type { MemoryDocuments } from './memory-documents.js';

export class MemoryScenarioStore extends ScenarioStore {
  constructor(private readonly scenarios: MemoryDocuments<Scenario>) {
    super();
  }

  override list(ownerId: UserId, page: PageRequest): Promise<readonly StoredScenario[]> {
    return inOneStep(() => this.scenarios.list(ownerId, page));
  }

  override findByName(ownerId: UserId, name: string): Promise<StoredScenario | null> {
    return inOneStep(() => this.scenarios.find(ownerId, name));
  }

  override save(
    ownerId: UserId,
    name: string,
    scenario: Scenario,
    options: WriteOptions,
  ): Promise<SaveOutcome> {
    return inOneStep(() => this.scenarios.save({ ownerId, name }, scenario, options));
  }

  override delete(ownerId: UserId, name: string, options: WriteOptions): Promise<boolean> {
    return inOneStep(() => this.scenarios.delete(ownerId, name, options));
  }
}
