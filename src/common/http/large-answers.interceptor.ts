import { Readable } from 'node:stream';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { isLarge, jsonPieces } from './json-pieces.js';

/** Writes large answers piece by piece: the matrices of 500 assets would hold everybody up for 100 ms. */
export class LargeAnswersInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((answer: unknown) => {
        if (typeof answer !== 'object' || !isLarge(answer)) return answer;
        const reply = context.switchToHttp().getResponse<FastifyReply>();
        reply.header('content-type', 'application/json; charset=utf-8');
        return Readable.from(jsonPieces(answer));
      }),
    );
  }
}
