import { Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { requireBody } from '../../common/http/json-body.js';
import {
  ApiProblems,
  BODY_PROBLEMS,
  STORAGE_PROBLEMS,
} from '../../common/problem/dto/api-problems.decorator.js';
import { requireReading } from '../../common/problem/invalid-document.error.js';
import {
  apiTokenAnswer,
  ApiTokenListDto,
  madeApiTokenAnswer,
  MadeApiTokenDto,
  NewApiTokenDto,
} from '../dto/api-token.dto.js';
import { InPerson } from '../gate/dto/route-mark.decorators.js';
import type { DocumentRequest, OwnedRequest } from '../owned-request.js';
import { ApiTokenService } from './api-token.service.js';
import { readTokenRequest } from './token-request-document.js';

const PROBLEMS = ['sign-in-in-person', ...STORAGE_PROBLEMS] as const;

@ApiTags('me')
@InPerson()
@Controller('v1/me/tokens')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokenService) {}

  /** Your API tokens; the tokens themselves are kept nowhere. */
  @Get()
  @ApiOkResponse({ type: ApiTokenListDto })
  @ApiProblems(...PROBLEMS)
  async list(@Req() { ownerId }: OwnedRequest): Promise<ApiTokenListDto> {
    const tokens = await this.tokens.list(ownerId);
    return { items: tokens.map(apiTokenAnswer), nextCursor: null };
  }

  /** Makes one, and shows it this once. */
  @Post()
  @ApiBody({ type: NewApiTokenDto })
  @ApiCreatedResponse({ type: MadeApiTokenDto })
  @ApiProblems('already-exists', 'too-many-tokens', ...BODY_PROBLEMS, ...PROBLEMS)
  async create(@Req() { ownerId, body }: DocumentRequest): Promise<MadeApiTokenDto> {
    const request = requireReading(readTokenRequest(requireBody(body)), 'the API token');
    const { token, apiToken } = await this.tokens.create(ownerId, request);
    return madeApiTokenAnswer(apiToken, token);
  }

  /** Revokes one: it opens nothing any more. */
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiProblems('token-not-found', ...PROBLEMS)
  async revoke(@Req() { ownerId }: OwnedRequest, @Param('id') id: string): Promise<void> {
    await this.tokens.revoke(ownerId, id);
  }
}
