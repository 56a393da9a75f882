import { Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { DocumentRequest } from '../../auth/owned-request.js';
import type { DocumentNode } from '../../common/document/document-node.js';
import type { WriteOptions } from '../../common/document/stored-document.js';
import { readYaml } from '../../common/document/yaml-reader.js';
import { type AnswerHeaders, sendCreated, sendTag } from '../../common/http/answer-headers.js';
import { ApiConditionalWrite, ApiStored } from '../../common/http/dto/api-headers.decorator.js';
import { requireBody } from '../../common/http/json-body.js';
import { stateOfVersion, writeOptions } from '../../common/http/preconditions.js';
import { TextBody } from '../../common/http/text-body.js';
import { AppError } from '../../common/problem/app-error.js';
import {
  ApiProblems,
  BODY_PROBLEMS,
  STORAGE_PROBLEMS,
} from '../../common/problem/dto/api-problems.decorator.js';
import { requireReading } from '../../common/problem/invalid-document.error.js';
import { IDEMPOTENCY_PROBLEMS, Idempotent } from '../../idempotency/dto/idempotent.decorator.js';
import { changeIdOf, operationIdOf } from '../../idempotency/operation-id.js';
import { PortfolioDocumentDto } from '../dto/portfolio-document.dto.js';
import { readPortfolio } from '../portfolio-document.js';
import { PortfolioService } from '../portfolio.service.js';
import { ImportAnswerDto, importAnswer } from './dto/import.dto.js';
import { type ImportQuery, readImportQuery } from './import-query.js';
import { type ImportSource, PortfolioImportService } from './portfolio-import.service.js';

/** A request whose body may be text of another form. */
type ImportRequest = Omit<DocumentRequest, 'body'> & {
  readonly body: DocumentNode | TextBody | null | undefined;
};

/** What is imported, and under which name. */
interface NamedSource {
  readonly name: string;
  readonly source: ImportSource;
}

@ApiTags('portfolios')
@Controller('v1/portfolios/import')
export class PortfolioImportController {
  constructor(
    private readonly imports: PortfolioImportService,
    private readonly portfolios: PortfolioService,
  ) {}

  /**
   * Takes in a portfolio document as YAML or JSON, or a table of positions as CSV: ticker, one of shares, dollars and
   * weight, currency, type, account. A table replaces what is held and leaves the rest of the portfolio as it is.
   */
  @Post()
  @HttpCode(200)
  @Idempotent()
  @ApiConditionalWrite()
  @ApiQuery({ name: 'name', required: false, description: 'Unless the document says it.' })
  @ApiQuery({ name: 'dryRun', required: false, schema: { type: 'boolean', default: false } })
  @ApiQuery({ name: 'startDate', required: false, schema: { type: 'string', format: 'date' } })
  @ApiQuery({ name: 'endDate', required: false, schema: { type: 'string', format: 'date' } })
  @ApiConsumes('application/json', 'application/yaml', 'text/csv')
  @ApiBody({ type: PortfolioDocumentDto })
  @ApiStored(ImportAnswerDto)
  @ApiProblems(
    'malformed-yaml',
    'invalid-name',
    'corrupt-data',
    'already-exists',
    'stale-version',
    ...IDEMPOTENCY_PROBLEMS,
    ...BODY_PROBLEMS,
    ...STORAGE_PROBLEMS,
  )
  async import(
    @Req() request: ImportRequest,
    @Query() given: Readonly<Record<string, unknown>>,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<ImportAnswerDto> {
    const { ownerId } = request;
    const query = readImportQuery(given);
    const { dryRun } = query;
    const { name, source } = readSource(request.body, query);
    const operationId = operationIdOf(request);
    const outcome =
      (await this.imports.done(ownerId, operationId)) ??
      (await this.imports.import(
        ownerId,
        { name, source, dryRun },
        {
          ...(await this.optionsOf(request, name)),
          ...changeIdOf(operationId),
        },
      ));
    if (!dryRun) {
      sendTag(reply, outcome.version);
      sendCreated(reply, outcome.created, `/v1/portfolios/${encodeURIComponent(name)}`);
    }
    return importAnswer({ name, dryRun }, outcome);
  }

  private optionsOf({ ownerId, headers }: ImportRequest, name: string): Promise<WriteOptions> {
    return writeOptions(headers, async () =>
      stateOfVersion(await this.portfolios.find(ownerId, name)),
    );
  }
}

function readSource(body: ImportRequest['body'], query: ImportQuery): NamedSource {
  if (body instanceof TextBody && body.form === 'csv') {
    const { name, dates } = query;
    return { name: requireGiven(name), source: { kind: 'csv', text: body.text, dates } };
  }
  if (Object.keys(query.dates).length > 0) {
    throw new AppError(
      'invalid-request',
      'startDate and endDate go with CSV; a document says both',
    );
  }
  const root = body instanceof TextBody ? parseYaml(body.text) : requireBody(body);
  const options = { unknownKeys: 'refuse', expectedName: query.name } as const;
  const { portfolio, name } = requireReading(readPortfolio(root, options), 'the portfolio');
  return { name: requireGiven(query.name ?? name), source: { kind: 'portfolio', portfolio } };
}

function parseYaml(text: string): DocumentNode {
  const reading = readYaml(text);
  if (reading.ok) return reading.value;
  const { faults } = reading;
  throw new AppError('malformed-yaml', 'the body cannot be read as YAML', { faults });
}

function requireGiven(name: string | null): string {
  if (name !== null) return name;
  throw new AppError('invalid-request', 'say under which name: ?name=…');
}
