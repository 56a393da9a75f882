import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  type Type,
} from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerHeaders } from '../answer-headers.js';
import { clientSignal } from '../client-signal.js';
import { negotiate } from '../negotiate.js';

const JSON_TYPE = 'application/json';
const HTML_TYPE = 'text/html';

/** How a report is to be answered. */
export interface ReportAnswer {
  /** A page for a person, rather than JSON. */
  readonly isPage: boolean;
  /** Fires when the client leaves before it has its answer. */
  readonly signal: AbortSignal;
  readonly reply: AnswerHeaders;
}

/** What the client accepts of the forms of a report: JSON unless it likes a page better. @throws not-acceptable */
export const AnswerReport = createParamDecorator(
  (_: unknown, context: ExecutionContext): ReportAnswer => {
    const http = context.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const { accept } = http.getRequest<FastifyRequest>().headers;
    reply.header('vary', 'Accept');
    const isPage = negotiate(accept, [JSON_TYPE, HTML_TYPE]) === HTML_TYPE;
    return { isPage, signal: clientSignal(reply.raw), reply };
  },
);

/** An answer in JSON, or as a page for a person. */
export function ApiReport(model: Type): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(model),
    ApiOkResponse({
      content: {
        [JSON_TYPE]: { schema: { $ref: getSchemaPath(model) } },
        [HTML_TYPE]: { schema: { type: 'string' } },
      },
    }),
  );
}
