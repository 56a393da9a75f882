import { ApiResponse } from '@nestjs/swagger';
import { JobDto } from './job.dto.js';

/** A route that starts a job when its question is a large one. */
export function ApiAcceptedJob(): MethodDecorator {
  return ApiResponse({
    status: 202,
    type: JobDto,
    description: 'A job has been started.',
    headers: { Location: { description: 'Where to ask for it.', schema: { type: 'string' } } },
  });
}
