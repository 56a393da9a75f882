import { Controller, HttpCode, Param, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Calculates, Reads } from '../../auth/gate/dto/route-mark.decorators.js';
import type { DocumentRequest } from '../../auth/owned-request.js';
import {
  AnswerReport,
  ApiReport,
  type ReportAnswer,
} from '../../common/http/dto/report-answer.decorator.js';
import {
  ApiProblems,
  BODY_PROBLEMS,
  STORAGE_PROBLEMS,
} from '../../common/problem/dto/api-problems.decorator.js';
import { requireReading } from '../../common/problem/invalid-document.error.js';
import { selectComparisonSections } from '../../risk/comparison-report.js';
import { ComparisonReportDto } from '../../risk/dto/comparison-report.dto.js';
import { RiskService } from '../../risk/risk.service.js';
import { RoomGuard } from '../../risk/workers/room.guard.js';
import { answerPage } from '../dto/answer-page.js';
import { COMPARISON_PROBLEMS } from '../dto/comparison-problems.js';
import { ScenarioComparisonDto } from '../dto/what-if.dto.js';
import {
  DEFAULT_SCENARIO_COMPARISON,
  readScenarioComparison,
} from './scenario-comparison-document.js';
import { ScenarioComparisonService } from './scenario-comparison.service.js';

@ApiTags('scenarios')
@Controller('v1/scenarios/:name/compare')
@UseGuards(RoomGuard)
@Calculates()
@Reads()
export class ScenarioComparisonController {
  constructor(
    private readonly risk: RiskService,
    private readonly comparisons: ScenarioComparisonService,
  ) {}

  /** The scenario against its base portfolio, or another; the body may be left out. */
  @Post()
  @HttpCode(200)
  @ApiBody({ type: ScenarioComparisonDto, required: false })
  @ApiReport(ComparisonReportDto)
  @ApiProblems(
    'invalid-name',
    'scenario-not-found',
    'portfolio-not-found',
    'base-portfolio-missing',
    ...COMPARISON_PROBLEMS,
    ...BODY_PROBLEMS,
    ...STORAGE_PROBLEMS,
  )
  async compare(
    @Req() { ownerId, body }: DocumentRequest,
    @Param('name') name: string,
    @AnswerReport() answer: ReportAnswer,
  ): Promise<object | string> {
    const comparison =
      body === null || body === undefined
        ? DEFAULT_SCENARIO_COMPARISON
        : requireReading(readScenarioComparison(body), 'the comparison');
    const report = await this.comparisons.compare(ownerId, name, {
      comparison,
      signal: answer.signal,
    });
    if (answer.isPage) return answerPage(this.risk, { report, answer });
    return selectComparisonSections(report, comparison.terms.sections);
  }
}
