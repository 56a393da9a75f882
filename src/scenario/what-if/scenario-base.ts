import type { UserId } from '../../auth/user-id.js';
import { AppError } from '../../common/problem/app-error.js';
import type { PortfolioService } from '../../portfolio/portfolio.service.js';
import type { NamedSubject } from '../../risk/resolve-request.js';
import { baseGoneText } from '../base-gone-text.js';
import type { Scenario } from '../scenario.js';
import type { ComparisonBase } from './scenario-comparison-document.js';

/**
 * The portfolio that a scenario is compared with.
 * @throws AppError `base-portfolio-missing` when the scenario names none or one that is gone; `portfolio-not-found` for
 * another that is not stored; `corrupt-data`
 */
export async function scenarioBase(
  { portfolios, ownerId }: { readonly portfolios: PortfolioService; readonly ownerId: UserId },
  { basePortfolio }: Pick<Scenario, 'basePortfolio'>,
  base: ComparisonBase,
): Promise<NamedSubject> {
  if (base.kind === 'given') return { portfolio: base.portfolio, portfolioName: null };
  const name = base.kind === 'stored' ? base.name : basePortfolio;
  if (name === null) {
    throw new AppError('base-portfolio-missing', 'the scenario names no base portfolio: give one');
  }
  if (base.kind === 'own' && (await portfolios.find(ownerId, name)) === null) {
    throw new AppError('base-portfolio-missing', baseGoneText(name));
  }
  const { content } = await portfolios.getValid(ownerId, name);
  return { portfolio: content, portfolioName: name };
}
