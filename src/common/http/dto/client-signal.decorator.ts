import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { clientSignal } from '../client-signal.js';

/** Parameter of a controller's method: the signal that fires when the client leaves before its answer. */
export const ClientSignal = createParamDecorator((_: unknown, context: ExecutionContext) =>
  clientSignal(context.switchToHttp().getResponse<FastifyReply>().raw),
);
