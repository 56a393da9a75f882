import type { DocumentRequest, OwnedRequest } from '../auth/owned-request.js';
import {
  type AnswerHeaders,
  sendCreated,
  sendNotModified,
  sendTag,
} from '../common/http/answer-headers.js';
import { requireBody } from '../common/http/json-body.js';
import { type CurrentState, isNotModified, writeOptions } from '../common/http/preconditions.js';
import { requireReading } from '../common/problem/invalid-document.error.js';
import { riskLimitsAnswer } from './dto/risk-limits-answer.js';
import type { RiskLimitsAnswerDto } from './dto/risk-limits.dto.js';
import { readRiskLimits } from './risk-limits-document.js';
import type { EffectiveRiskLimits, RiskLimitsService } from './risk-limits.service.js';
import type { RiskLimits } from './risk-limits.js';

/** One address of risk limits: the user's own, or those of a portfolio. */
export interface RiskLimitsAddress {
  /** Null: the user's own. */
  readonly portfolioName: string | null;
  readonly path: string;
}

/** What both addresses of risk limits do alike. */
export abstract class RiskLimitsBaseController {
  protected abstract readonly riskLimits: RiskLimitsService;

  protected async read(
    { ownerId, headers }: OwnedRequest,
    { portfolioName }: RiskLimitsAddress,
    reply: AnswerHeaders,
  ): Promise<RiskLimitsAnswerDto | undefined> {
    const effective = await this.riskLimits.effective(ownerId, portfolioName);
    const { tag } = stateOf(effective, portfolioName);
    sendTag(reply, tag);
    if (!isNotModified(headers, tag)) return riskLimitsAnswer(effective);
    sendNotModified(reply);
    return undefined;
  }

  protected async write(
    how: 'replace' | 'merge',
    { ownerId, headers, body }: DocumentRequest,
    { portfolioName, path }: RiskLimitsAddress,
    reply: AnswerHeaders,
  ): Promise<RiskLimitsAnswerDto> {
    const limits = readBody(body);
    const options = await writeOptions(headers, async () =>
      stateOf(await this.riskLimits.effective(ownerId, portfolioName), portfolioName),
    );
    const { created } = await this.riskLimits[how](ownerId, portfolioName, limits, options);
    const effective = await this.riskLimits.effective(ownerId, portfolioName);
    sendTag(reply, stateOf(effective, portfolioName).tag);
    sendCreated(reply, created, path);
    return riskLimitsAnswer(effective);
  }

  protected async remove(
    { ownerId, headers }: OwnedRequest,
    { portfolioName }: RiskLimitsAddress,
  ): Promise<void> {
    const options = await writeOptions(headers, async () =>
      stateOf(await this.riskLimits.effective(ownerId, portfolioName), portfolioName),
    );
    await this.riskLimits.remove(ownerId, portfolioName, options);
  }
}

function readBody(body: DocumentRequest['body']): RiskLimits {
  return requireReading(
    readRiskLimits(requireBody(body), { unknownKeys: 'refuse' }),
    'the risk limits',
  );
}

/** Limits that only fall back to this address have a tag of their own kind: writing over them is writing the first. */
function stateOf(
  { origin, stored: { version } }: EffectiveRiskLimits,
  portfolioName: string | null,
): CurrentState {
  return origin === (portfolioName === null ? 'user' : 'portfolio')
    ? { tag: version, condition: { kind: 'version', version } }
    : { tag: `${origin}-${version}`, condition: { kind: 'absent' } };
}
