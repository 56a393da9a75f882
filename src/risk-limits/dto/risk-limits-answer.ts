import { corruptWarning } from '../../common/document/dto/corrupt-warning.dto.js';
import { riskLimitsDocument } from '../risk-limits-document.js';
import type { EffectiveRiskLimits } from '../risk-limits.service.js';
import type { RiskLimitsAnswerDto } from './risk-limits.dto.js';

export function riskLimitsAnswer({ origin, stored }: EffectiveRiskLimits): RiskLimitsAnswerDto {
  return stored.state === 'valid'
    ? { origin, riskLimits: riskLimitsDocument(stored.content) }
    : { origin, riskLimits: {}, warnings: [corruptWarning(stored)] };
}
