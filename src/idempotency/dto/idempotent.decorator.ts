import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { ProblemCode } from '../../common/problem/problem-catalog.js';
import { IdempotencyInterceptor } from '../idempotency.interceptor.js';
import { MAX_KEY_LENGTH } from '../request-key.js';

/** What a route that takes a key can answer as well. */
export const IDEMPOTENCY_PROBLEMS: readonly ProblemCode[] = [
  'idempotency-key-in-use',
  'idempotency-key-reused',
  'too-many-idempotency-keys',
];

const DESCRIPTION = [
  `A name of your own for this request, 1 to ${MAX_KEY_LENGTH.toString()} visible ASCII characters, such as a UUID.`,
  'Sent again within 24 hours, the request is not done again: you get its answer, with `Idempotency-Replayed: true`.',
].join(' ');

/** A route whose requests are done once, however often they are sent under the same `Idempotency-Key`. */
export function Idempotent(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: DESCRIPTION }),
  );
}
