import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AdminRoute } from '../auth/gate/dto/route-mark.decorators.js';
import { ApiProblems } from '../common/problem/dto/api-problems.decorator.js';
import { METRICS_MEDIA_TYPE, Metrics } from '../common/timing/metrics.js';

@AdminRoute()
@ApiTags('operations')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  /** Everything the server counts and times, in the text format of Prometheus. */
  @Get()
  @Header('content-type', METRICS_MEDIA_TYPE)
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems()
  get(): Promise<string> {
    return this.metrics.text();
  }
}
