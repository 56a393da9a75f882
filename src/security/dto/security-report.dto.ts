import { ApiExtraModels, ApiProperty, getSchemaPath, PickType } from '@nestjs/swagger';
import { FactorProxiesDto } from '../../portfolio/dto/analysis-input.dto.js';
import { PROPOSAL_ORIGINS } from '../../proxies/proxy-proposal.js';
import { AnalysisReportDto } from '../../risk/dto/analysis-report.dto.js';
import { AssetRegressionDto, DecompositionDto } from '../../risk/dto/factors.dto.js';
import {
  AssetValueDto,
  ProxyFillDto,
  StalenessDto,
  VolatilityDto,
} from '../../risk/dto/figures.dto.js';
import { LossDto } from '../../risk/dto/loss.dto.js';
import { PerformanceDto, PortfolioReturnsDto } from '../../risk/dto/performance.dto.js';
import { NULLABLE_NUMBER } from '../../risk/dto/schemas.js';
import type { ByTicker } from '../../risk/engine/analysis-result.js';
import type { ProxiesOrigin, SecurityReport } from '../security-report.js';

/** What is said of it as of a portfolio. */
const AS_OF_A_PORTFOLIO = [
  ...(['baseCurrency', 'frequency', 'window', 'benchmark', 'riskFree', 'options'] as const),
  ...(['staleness', 'priceSource', 'engineVersion', 'inputHash', 'warnings'] as const),
] as const;

/** Returns and risk in `baseCurrency`. */
@ApiExtraModels(ProxyFillDto, StalenessDto)
export class SecurityReportDto
  extends PickType(AnalysisReportDto, AS_OF_A_PORTFOLIO)
  implements SecurityReport
{
  @ApiProperty({ example: 'NVDA' })
  readonly ticker!: string;

  @ApiProperty({ format: 'date', description: 'Prices after it play no part.' })
  readonly asOf!: string;

  @ApiProperty({ description: 'Of one share.' })
  readonly valuation!: AssetValueDto;

  @ApiProperty({ description: 'Those that were used.' })
  readonly proxies!: FactorProxiesDto;

  @ApiProperty({
    enum: ['given', 'default:none', ...PROPOSAL_ORIGINS],
    description: 'Whose they are, or what the default rests on.',
  })
  readonly proxiesOrigin!: ProxiesOrigin;

  @ApiProperty({ type: String, nullable: true, description: 'Why the default is this one.' })
  readonly proxiesReason!: string | null;

  @ApiProperty()
  readonly volatility!: VolatilityDto;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'With the market proxy, without one null.' })
  readonly marketCorrelation!: number | null;

  @ApiProperty({ type: AssetRegressionDto, nullable: true, description: 'Null without a factor.' })
  readonly regression!: AssetRegressionDto | null;

  @ApiProperty({ description: 'With the worst month of each factor.' })
  readonly decomposition!: DecompositionDto;

  @ApiProperty()
  readonly loss!: LossDto;

  @ApiProperty()
  readonly performance!: PerformanceDto;

  @ApiProperty({ description: 'Its own.' })
  readonly returns!: PortfolioReturnsDto;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Empty: the security is never left out of its own analysis.',
  })
  readonly excluded!: ByTicker<number>;

  @ApiProperty({
    type: 'object',
    description: 'Months filled by its proxies.',
    additionalProperties: { $ref: getSchemaPath(ProxyFillDto) },
  })
  readonly proxied!: ByTicker<ProxyFillDto>;
}
