import type { UserId } from '../auth/user-id.js';
import type {
  PageRequest,
  SaveOutcome,
  StoredDocument,
  WriteOptions,
} from '../common/document/stored-document.js';
import type { Scenario } from './scenario.js';

export type StoredScenario = StoredDocument<Scenario>;

/** Keeps each user's scenarios by name. */
export abstract class ScenarioStore {
  /** In code-unit order of names; corrupt ones are listed too. */
  abstract list(ownerId: UserId, page: PageRequest): Promise<readonly StoredScenario[]>;

  abstract findByName(ownerId: UserId, name: string): Promise<StoredScenario | null>;

  /** @throws StaleVersionError, AlreadyExistsError when the condition does not hold. */
  abstract save(
    ownerId: UserId,
    name: string,
    scenario: Scenario,
    options: WriteOptions,
  ): Promise<SaveOutcome>;

  /** False when there was none. @throws StaleVersionError when the condition does not hold. */
  abstract delete(ownerId: UserId, name: string, options: WriteOptions): Promise<boolean>;
}
