import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { PROBLEM_CATALOG, type ProblemCode } from '../problem-catalog.js';
import { PROBLEM_MEDIA_TYPE } from '../problem-details.js';
import { ProblemDto } from './problem.dto.js';

/** What any route can answer; where people sign in also what the gate says. */
const EVERYWHERE: readonly ProblemCode[] = [
  'invalid-request',
  'sign-in-required',
  'scope-missing',
  'admin-only',
  'cross-site-request',
  'host-not-allowed',
  'too-many-requests',
  'headers-too-large',
  'internal-error',
];

/** What any route with a body can answer as well. */
export const BODY_PROBLEMS: readonly ProblemCode[] = [
  'malformed-json',
  'invalid-document',
  'request-timeout',
  'document-too-large',
  'unsupported-media-type',
];

/** What any route that reads or writes stored documents can answer as well. */
export const STORAGE_PROBLEMS: readonly ProblemCode[] = [
  'storage-unavailable',
  'storage-busy',
  'write-conflict',
  'database-unavailable',
  'database-timeout',
  'pool-exhausted',
];

/** What any route that calculates can answer as well. */
export const CALCULATION_PROBLEMS: readonly ProblemCode[] = [
  'calculation-queue-full',
  'calculation-timeout',
];

/** Writes the errors of a route into the OpenAPI document: one response per status, naming its codes. */
export function ApiProblems(...codes: readonly ProblemCode[]): MethodDecorator & ClassDecorator {
  const all = [...new Set([...codes, ...EVERYWHERE])];
  const statuses = [...new Set(all.map((code) => PROBLEM_CATALOG[code].status))];
  const responses = statuses.map((status) =>
    ApiResponse({
      status,
      description: all
        .filter((code) => PROBLEM_CATALOG[code].status === status)
        .map((code) => `\`${code}\`: ${PROBLEM_CATALOG[code].title}`)
        .join('; '),
      content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: getSchemaPath(ProblemDto) } } },
    }),
  );
  return applyDecorators(ApiExtraModels(ProblemDto), ...responses);
}
