import { ApiProperty } from '@nestjs/swagger';
import { AnalysisWarningDto, FactorProxiesDto } from '../../portfolio/dto/analysis-input.dto.js';
import { PROPOSAL_ORIGINS, type ProposalOrigin, type ProxyProposal } from '../proxy-proposal.js';

export class ProxyProposalDto implements ProxyProposal {
  @ApiProperty({ example: 'NVDA' })
  readonly ticker!: string;

  @ApiProperty({ type: FactorProxiesDto, nullable: true, description: 'Null: none.' })
  readonly proxies!: FactorProxiesDto | null;

  @ApiProperty({ type: String, enum: [...PROPOSAL_ORIGINS, null], nullable: true })
  readonly origin!: ProposalOrigin | null;

  @ApiProperty({ description: 'Why these and no others.' })
  readonly reason!: string;
}

/** Nothing of it counts until you accept it. */
export class ProxyProposalsDto {
  @ApiProperty({ description: 'Of the portfolio, for If-Match.' })
  readonly version!: string;

  @ApiProperty({ type: [ProxyProposalDto] })
  readonly proposals!: readonly ProxyProposalDto[];

  @ApiProperty({ type: [AnalysisWarningDto] })
  readonly warnings!: readonly AnalysisWarningDto[];
}

export class AcceptanceDto {
  @ApiProperty({ type: [String], example: ['NVDA'] })
  readonly tickers!: readonly string[];
}

export class AcceptedProposalsDto {
  @ApiProperty({ description: 'Of the portfolio as it is now.' })
  readonly version!: string;

  @ApiProperty({ type: [ProxyProposalDto] })
  readonly accepted!: readonly ProxyProposalDto[];
}
