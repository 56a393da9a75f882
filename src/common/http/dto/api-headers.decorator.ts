import { applyDecorators, type Type } from '@nestjs/common';
import { ApiHeader, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { MAX_REASON_LENGTH } from '../change-reason.js';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../page-query.js';

const TAG_HEADERS = {
  ETag: { description: 'The version, quoted.', schema: { type: 'string' as const } },
};

/** `cursor` and `limit` of a list. */
export function ApiPage(): MethodDecorator {
  return applyDecorators(
    ApiQuery({ name: 'cursor', required: false, description: '`nextCursor` of the last page.' }),
    ApiQuery({
      name: 'limit',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: MAX_PAGE_SIZE, default: DEFAULT_PAGE_SIZE },
    }),
  );
}

/** A read with an ETag, which can be asked for only if it changed. */
export function ApiConditionalRead(answer: Type): MethodDecorator {
  return applyDecorators(
    ApiHeader({ name: 'If-None-Match', required: false, description: 'ETags you have.' }),
    ApiResponse({ status: 200, type: answer, headers: TAG_HEADERS }),
    ApiResponse({ status: 304, description: 'You have it.' }),
  );
}

/** The headers that guard and explain a write. */
export function ApiConditionalWrite(): MethodDecorator {
  return applyDecorators(
    ApiHeader({ name: 'If-Match', required: false, description: 'ETags it may replace, or *.' }),
    ApiHeader({ name: 'If-None-Match', required: false, description: '* to create only.' }),
    ApiHeader({
      name: 'X-Change-Reason',
      required: false,
      description: `Kept with the change, up to ${MAX_REASON_LENGTH} characters; percent-encoded UTF-8.`,
    }),
  );
}

/** A write that answers what is now stored: 201 when it was not there. */
export function ApiStored(answer: Type): MethodDecorator {
  const location = { description: 'Where it is.', schema: { type: 'string' as const } };
  return applyDecorators(
    ApiResponse({ status: 200, type: answer, description: 'Replaced.', headers: TAG_HEADERS }),
    ApiResponse({
      status: 201,
      type: answer,
      description: 'Created.',
      headers: { ...TAG_HEADERS, Location: location },
    }),
  );
}
