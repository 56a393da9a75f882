import { ApiProperty } from '@nestjs/swagger';
import { FAULT_CODES, type Fault, type FaultCode } from '../fault.js';
import type { CorruptDocument } from '../stored-document.js';

export class FaultDto implements Fault {
  @ApiProperty({ enum: FAULT_CODES, enumName: 'FaultCode' })
  readonly code!: FaultCode;

  @ApiProperty({ description: 'JSON pointer to the value at fault.' })
  readonly pointer!: string;

  @ApiProperty()
  readonly detail!: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'From 1.' })
  readonly line!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'From 1.' })
  readonly column!: number | null;
}

/** Says that a stored document cannot be read, what is wrong with it, and where. */
export class CorruptWarningDto {
  @ApiProperty({ enum: ['corrupt-data'] })
  readonly code!: 'corrupt-data';

  @ApiProperty()
  readonly detail!: string;

  @ApiProperty({ type: [FaultDto] })
  readonly faults!: readonly FaultDto[];
}

export function corruptWarning({ place, faults }: CorruptDocument): CorruptWarningDto {
  return {
    code: 'corrupt-data',
    detail: `the stored document cannot be read; mend ${place} or save it anew`,
    faults: faults.map(({ code, pointer, detail, line, column }) => ({
      code,
      pointer,
      detail,
      line,
      column,
    })),
  };
}
