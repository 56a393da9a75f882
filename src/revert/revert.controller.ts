import { Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { DocumentRequest } from '../auth/owned-request.js';
import { type AnswerHeaders, sendTag } from '../common/http/answer-headers.js';
import { ApiConditionalWrite } from '../common/http/dto/api-headers.decorator.js';
import { stateOfVersion, writeOptions } from '../common/http/preconditions.js';
import {
  ApiProblems,
  BODY_PROBLEMS,
  STORAGE_PROBLEMS,
} from '../common/problem/dto/api-problems.decorator.js';
import { requireReading } from '../common/problem/invalid-document.error.js';
import { IDEMPOTENCY_PROBLEMS, Idempotent } from '../idempotency/dto/idempotent.decorator.js';
import { changeIdOf, operationIdOf } from '../idempotency/operation-id.js';
import { RevertAnswerDto, revertAnswer, RevertDto } from './dto/revert.dto.js';
import type { ChangeSet } from '../portfolio/change.js';
import type { RevertSubject } from './find-change.js';
import {
  readRevertRequest,
  REVERT_OF_NEWEST,
  type RevertRequest,
} from './revert-request-document.js';
import { type RevertOutcome, RevertService } from './revert.service.js';

const PROBLEMS = [
  'change-not-found',
  'revert-conflict',
  'not-revertible',
  'corrupt-data',
  'already-exists',
  'stale-version',
  ...IDEMPOTENCY_PROBLEMS,
  ...BODY_PROBLEMS,
  ...STORAGE_PROBLEMS,
] as const;

@ApiTags('changes')
@Controller('v1')
export class RevertController {
  constructor(private readonly reverts: RevertService) {}

  /** Takes back a change of a portfolio or of its risk limits, as far as nothing else has changed the same since. */
  @Post('portfolios/:name/revert')
  @HttpCode(200)
  @Idempotent()
  @ApiConditionalWrite()
  @ApiBody({ type: RevertDto, required: false })
  @ApiOkResponse({ type: RevertAnswerDto })
  @ApiProblems('invalid-name', 'portfolio-not-found', ...PROBLEMS)
  revertPortfolio(
    @Req() request: DocumentRequest,
    @Param('name') name: string,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<RevertAnswerDto> {
    return this.revert(request, { kind: 'portfolio', name }, reply);
  }

  /** Takes back a change of a scenario. */
  @Post('scenarios/:name/revert')
  @HttpCode(200)
  @Idempotent()
  @ApiConditionalWrite()
  @ApiBody({ type: RevertDto, required: false })
  @ApiOkResponse({ type: RevertAnswerDto })
  @ApiProblems('invalid-name', ...PROBLEMS)
  revertScenario(
    @Req() request: DocumentRequest,
    @Param('name') name: string,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<RevertAnswerDto> {
    return this.revert(request, { kind: 'scenario', name }, reply);
  }

  /** Takes back a change of your own risk limits. */
  @Post('risk-limits/revert')
  @HttpCode(200)
  @Idempotent()
  @ApiConditionalWrite()
  @ApiBody({ type: RevertDto, required: false })
  @ApiOkResponse({ type: RevertAnswerDto })
  @ApiProblems(...PROBLEMS)
  revertRiskLimits(
    @Req() request: DocumentRequest,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<RevertAnswerDto> {
    return this.revert(request, { kind: 'risk-limits' }, reply);
  }

  private async revert(
    request: DocumentRequest,
    subject: RevertSubject,
    reply: AnswerHeaders,
  ): Promise<RevertAnswerDto> {
    const asked = readRequest(request);
    const operationId = operationIdOf(request);
    const { ownerId } = request;
    const { changeId } = asked;
    const wanted = { changeId, operationId: operationId ?? null };
    const changeSet = await this.reverts.find(ownerId, subject, wanted);
    const outcome =
      (await this.reverts.done(ownerId, operationId)) ??
      (await this.revertNow(request, changeSet, asked));
    if (outcome.version !== null && !asked.dryRun) sendTag(reply, outcome.version);
    return revertAnswer(changeSet, outcome);
  }

  private async revertNow(
    request: DocumentRequest,
    changeSet: ChangeSet,
    { reason, dryRun }: RevertRequest,
  ): Promise<RevertOutcome> {
    const { ownerId, headers } = request;
    const options = await writeOptions(headers, async () =>
      stateOfVersion(await this.reverts.current(ownerId, changeSet)),
    );
    return this.reverts.revert(ownerId, changeSet, {
      ...options,
      ...changeIdOf(operationIdOf(request)),
      reason: reason ?? options.reason,
      dryRun,
    });
  }
}

/** An empty body asks for the newest change. */
function readRequest({ body }: DocumentRequest): RevertRequest {
  return body === null || body === undefined
    ? REVERT_OF_NEWEST
    : requireReading(readRevertRequest(body), 'the revert');
}
