import { Controller, HttpCode, Param, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Calculates, Reads } from '../../auth/gate/dto/route-mark.decorators.js';
import { requireScope } from '../../auth/gate/authorize.js';
import type { DocumentRequest } from '../../auth/owned-request.js';
import {
  AnswerReport,
  ApiReport,
  type ReportAnswer,
} from '../../common/http/dto/report-answer.decorator.js';
import { requireBody } from '../../common/http/json-body.js';
import {
  ApiProblems,
  BODY_PROBLEMS,
  STORAGE_PROBLEMS,
} from '../../common/problem/dto/api-problems.decorator.js';
import { requireReading } from '../../common/problem/invalid-document.error.js';
import { IDEMPOTENCY_PROBLEMS, Idempotent } from '../../idempotency/dto/idempotent.decorator.js';
import { changeIdOf, operationIdOf } from '../../idempotency/operation-id.js';
import { PortfolioService } from '../../portfolio/portfolio.service.js';
import { selectComparisonSections } from '../../risk/comparison-report.js';
import { type NamedSubject, resolveRequest } from '../../risk/resolve-request.js';
import { RiskService } from '../../risk/risk.service.js';
import { RoomGuard } from '../../risk/workers/room.guard.js';
import { RiskLimitsService } from '../../risk-limits/risk-limits.service.js';
import { COMPARISON_PROBLEMS } from '../dto/comparison-problems.js';
import { InlineWhatIfDto, WhatIfAnswerDto, WhatIfDto } from '../dto/what-if.dto.js';
import type { Scenario } from '../scenario.js';
import { ScenarioService } from '../scenario.service.js';
import { answerPage } from '../dto/answer-page.js';
import { scenarioOf } from './scenario-of.js';
import { readInlineWhatIf, readWhatIf, type WhatIfRequest } from './what-if-document.js';
import { WhatIfService } from './what-if.service.js';

const WHAT = 'the what-if';

@ApiTags('scenarios')
@Controller('v1')
@UseGuards(RoomGuard)
@Calculates()
@Reads()
export class WhatIfController {
  constructor(
    private readonly risk: RiskService,
    private readonly whatIfs: WhatIfService,
    private readonly portfolios: PortfolioService,
    private readonly riskLimits: RiskLimitsService,
    private readonly scenarios: ScenarioService,
  ) {}

  /** Of a portfolio that comes with the request and is not stored. */
  @Post('what-if')
  @HttpCode(200)
  @Idempotent()
  @ApiBody({ type: InlineWhatIfDto })
  @ApiReport(WhatIfAnswerDto)
  @ApiProblems(
    'already-exists',
    ...IDEMPOTENCY_PROBLEMS,
    ...COMPARISON_PROBLEMS,
    ...BODY_PROBLEMS,
    ...STORAGE_PROBLEMS,
  )
  async compareInline(
    @Req() asked: DocumentRequest,
    @AnswerReport() answer: ReportAnswer,
  ): Promise<object | string> {
    const body = requireBody(asked.body);
    const { portfolio, ...request } = requireReading(readInlineWhatIf(body), WHAT);
    const subject = { portfolio: portfolio.portfolio, portfolioName: null };
    return this.compare(asked, subject, { request, answer });
  }

  /** What changes of a stored portfolio would do to its risk; it stays as it is. */
  @Post('portfolios/:name/what-if')
  @HttpCode(200)
  @Idempotent()
  @ApiBody({ type: WhatIfDto })
  @ApiReport(WhatIfAnswerDto)
  @ApiProblems(
    'invalid-name',
    'portfolio-not-found',
    'already-exists',
    ...IDEMPOTENCY_PROBLEMS,
    ...COMPARISON_PROBLEMS,
    ...BODY_PROBLEMS,
    ...STORAGE_PROBLEMS,
  )
  async compareStored(
    @Req() asked: DocumentRequest,
    @Param('name') name: string,
    @AnswerReport() answer: ReportAnswer,
  ): Promise<object | string> {
    const request = requireReading(readWhatIf(requireBody(asked.body)), WHAT);
    const { content } = await this.portfolios.getValid(asked.ownerId, name);
    return this.compare(asked, { portfolio: content, portfolioName: name }, { request, answer });
  }

  private async compare(
    asked: DocumentRequest,
    subject: NamedSubject,
    { request, answer }: { readonly request: WhatIfRequest; readonly answer: ReportAnswer },
  ): Promise<object | string> {
    const { whatIf, terms, saveAs } = request;
    if (saveAs !== null) requireScope(asked.caller, 'write');
    const { riskLimits } = this;
    const { ownerId } = asked;
    const analysis = await resolveRequest({ riskLimits, ownerId }, subject, terms);
    const control = { signal: answer.signal };
    const { report, weights } = await this.whatIfs.compare(analysis, whatIf, control);
    const savedAs =
      saveAs === null
        ? null
        : await this.save(asked, saveAs, scenarioOf(weights, subject.portfolioName));
    if (answer.isPage) return answerPage(this.risk, { report, answer });
    return { ...selectComparisonSections(report, terms.sections), savedAs };
  }

  private async save(
    asked: DocumentRequest,
    name: string,
    scenario: Scenario,
  ): Promise<{ readonly name: string; readonly version: string }> {
    const { ownerId } = asked;
    const operationId = operationIdOf(asked);
    const written = await this.portfolios.written(ownerId, operationId);
    if (written !== null) return { name, version: written.versionAfter ?? '' };
    const creation = { condition: { kind: 'absent' as const }, reason: null };
    const options = { ...creation, ...changeIdOf(operationId) };
    const { version } = await this.scenarios.save(ownerId, name, scenario, options);
    return { name, version };
  }
}
