import type { UserId } from '../auth/user-id.js';
import type {
  SaveOutcome,
  StoredDocument,
  WriteOptions,
} from '../common/document/stored-document.js';
import { AppError } from '../common/problem/app-error.js';
import { NamedDocumentService } from '../portfolio/named-document.service.js';
import type { PortfolioService } from '../portfolio/portfolio.service.js';
import { ScenarioNotFoundError, UnknownBaseError } from './scenario.errors.js';
import type { ScenarioStore } from './scenario.store.js';
import type { Scenario } from './scenario.js';

/** A user's scenarios, each on a portfolio of the same user, which may be deleted later. */
export class ScenarioService extends NamedDocumentService<Scenario> {
  constructor(
    protected readonly documents: ScenarioStore,
    private readonly portfolios: PortfolioService,
  ) {
    super();
  }

  /** @throws UnknownBaseError, StaleVersionError, AlreadyExistsError, invalid-name */
  override async save(
    ownerId: UserId,
    name: string,
    scenario: Scenario,
    options: WriteOptions,
  ): Promise<SaveOutcome> {
    const { basePortfolio } = scenario;
    if (basePortfolio !== null && (await this.portfolios.find(ownerId, basePortfolio)) === null) {
      throw new UnknownBaseError({ basePortfolio });
    }
    return super.save(ownerId, name, scenario, options);
  }

  /** Of the base portfolios that these scenarios name, those that are gone. One that cannot be looked at is not. */
  async goneBases(
    ownerId: UserId,
    scenarios: readonly StoredDocument<Scenario>[],
  ): Promise<ReadonlySet<string>> {
    const gone = new Set<string>();
    for (const base of new Set(scenarios.map(baseOf))) {
      if (base !== null && (await this.isGone(ownerId, base))) gone.add(base);
    }
    return gone;
  }

  private async isGone(ownerId: UserId, base: string): Promise<boolean> {
    try {
      return (await this.portfolios.find(ownerId, base)) === null;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  }

  protected notFound(name: string): ScenarioNotFoundError {
    return new ScenarioNotFoundError({ name });
  }
}

function baseOf(stored: StoredDocument<Scenario>): string | null {
  return stored.state === 'valid' ? stored.content.basePortfolio : null;
}
