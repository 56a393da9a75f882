import { applyDecorators, Delete, Get, HttpCode, Patch, Put } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse } from '@nestjs/swagger';
import {
  ApiConditionalRead,
  ApiConditionalWrite,
  ApiStored,
} from '../../common/http/dto/api-headers.decorator.js';
import { ApiProblems, BODY_PROBLEMS } from '../../common/problem/dto/api-problems.decorator.js';
import type { ProblemCode } from '../../common/problem/problem-catalog.js';
import { RiskLimitsAnswerDto, RiskLimitsDocumentDto } from './risk-limits.dto.js';

/** What stands on each method of a controller of risk limits. */
export interface RiskLimitsRoutes {
  readonly Read: () => MethodDecorator;
  readonly Replace: () => MethodDecorator;
  readonly Merge: () => MethodDecorator;
  readonly Remove: () => MethodDecorator;
}

/** `problems` are those of finding the address. */
export function riskLimitsRoutes(problems: readonly ProblemCode[]): RiskLimitsRoutes {
  const write = ['already-exists', 'stale-version', ...problems] as const;
  const document = [
    ApiConditionalWrite(),
    ApiBody({ type: RiskLimitsDocumentDto }),
    ApiStored(RiskLimitsAnswerDto),
  ];
  return {
    Read: () =>
      applyDecorators(Get(), ApiConditionalRead(RiskLimitsAnswerDto), ApiProblems(...problems)),
    Replace: () => applyDecorators(Put(), ...document, ApiProblems(...write, ...BODY_PROBLEMS)),
    Merge: () =>
      applyDecorators(
        Patch(),
        ...document,
        ApiProblems('corrupt-data', ...write, ...BODY_PROBLEMS),
      ),
    Remove: () =>
      applyDecorators(
        Delete(),
        HttpCode(204),
        ApiConditionalWrite(),
        ApiNoContentResponse(),
        ApiProblems('risk-limits-not-found', ...write),
      ),
  };
}
