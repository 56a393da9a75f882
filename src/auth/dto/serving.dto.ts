import { ApiProperty } from '@nestjs/swagger';
import type { ServingDecision, ServingReason } from '../serving-decision.js';

/** Where the user's data comes from and goes to. */
export class ServingDto implements ServingDecision {
  @ApiProperty({ enum: ['file', 'database', 'memory'] })
  readonly store!: ServingDecision['store'];

  @ApiProperty({
    enum: ['only-store', 'database-rows', 'files-only', 'both', 'nothing-yet'],
    description:
      'only-store: there is no other. files-only: nothing of the user is in the database yet. both: files changed after they were imported, and are not served.',
  })
  readonly reason!: ServingReason;

  @ApiProperty({ type: [String], description: 'Files that are not served, or not any more.' })
  readonly files!: readonly string[];
}
