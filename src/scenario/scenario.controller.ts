import { Controller, Delete, Get, HttpCode, Param, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { DocumentRequest, OwnedRequest } from '../auth/owned-request.js';
import {
  type AnswerHeaders,
  forbidKeeping,
  sendNotModified,
  sendTag,
} from '../common/http/answer-headers.js';
import {
  ApiConditionalRead,
  ApiConditionalWrite,
  ApiPage,
  ApiStored,
} from '../common/http/dto/api-headers.decorator.js';
import { requireBody } from '../common/http/json-body.js';
import { deleteNamed, putNamed } from '../common/http/named-write.js';
import { readPageQuery, toCursor } from '../common/http/page-query.js';
import { isNotModified } from '../common/http/preconditions.js';
import {
  ApiProblems,
  BODY_PROBLEMS,
  STORAGE_PROBLEMS,
} from '../common/problem/dto/api-problems.decorator.js';
import { requireReading } from '../common/problem/invalid-document.error.js';
import { namedScenario, scenarioAnswer } from './dto/scenario-answer.js';
import { ScenarioAnswerDto, ScenarioDocumentDto } from './dto/scenario-document.dto.js';
import { ScenarioListDto } from './dto/scenario-list.dto.js';
import { readScenario } from './scenario-document.js';
import { scenarioListItem } from './scenario-list-item.js';
import { ScenarioService } from './scenario.service.js';

const WRITE_PROBLEMS = [
  'invalid-name',
  'already-exists',
  'stale-version',
  ...STORAGE_PROBLEMS,
] as const;

@ApiTags('scenarios')
@Controller('v1/scenarios')
export class ScenarioController {
  constructor(private readonly scenarios: ScenarioService) {}

  /** In code-unit order of names; flags name those that cannot be read and those whose base portfolio is gone. */
  @Get()
  @ApiPage()
  @ApiOkResponse({ type: ScenarioListDto })
  @ApiProblems(...STORAGE_PROBLEMS)
  async list(
    @Req() { ownerId }: OwnedRequest,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<ScenarioListDto> {
    const { items, nextCursor } = await this.scenarios.list(
      ownerId,
      readPageQuery(query, 'scenarios'),
    );
    const gone = await this.scenarios.goneBases(ownerId, items);
    return {
      items: items.map((stored) => scenarioListItem(stored, gone)),
      nextCursor: toCursor(nextCursor, 'scenarios'),
    };
  }

  /** As it was written; one whose base portfolio is gone says so. */
  @Get(':name')
  @ApiConditionalRead(ScenarioAnswerDto)
  @ApiProblems('invalid-name', 'scenario-not-found', ...STORAGE_PROBLEMS)
  async get(
    @Req() { ownerId, headers }: OwnedRequest,
    @Param('name') name: string,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<object | undefined> {
    const stored = await this.scenarios.get(ownerId, name);
    const gone = await this.scenarios.goneBases(ownerId, [stored]);
    sendTag(reply, stored.version);
    // The tag is the scenario's alone: it stays when the base portfolio goes or comes back.
    if (gone.size > 0) forbidKeeping(reply);
    else if (isNotModified(headers, stored.version)) {
      sendNotModified(reply);
      return undefined;
    }
    return scenarioAnswer(stored, gone);
  }

  /** Creates or replaces. */
  @Put(':name')
  @ApiConditionalWrite()
  @ApiBody({ type: ScenarioDocumentDto })
  @ApiStored(ScenarioAnswerDto)
  @ApiProblems(...WRITE_PROBLEMS, ...BODY_PROBLEMS)
  async put(
    @Req() request: DocumentRequest,
    @Param('name') name: string,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<object> {
    const body = requireBody(request.body);
    const reading = readScenario(body, { unknownKeys: 'refuse', expectedName: name });
    const { scenario: content } = requireReading(reading, 'the scenario');
    const path = `/v1/scenarios/${encodeURIComponent(name)}`;
    await putNamed(this.scenarios, { request, name, content, path }, reply);
    return namedScenario(name, content);
  }

  @Delete(':name')
  @HttpCode(204)
  @ApiConditionalWrite()
  @ApiNoContentResponse()
  @ApiProblems('scenario-not-found', ...WRITE_PROBLEMS)
  delete(@Req() request: OwnedRequest, @Param('name') name: string): Promise<void> {
    return deleteNamed(this.scenarios, request, name);
  }
}
