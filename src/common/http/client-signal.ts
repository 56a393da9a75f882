import type { ServerResponse } from 'node:http';

/** Fires when the client leaves before it has its whole answer. */
export function clientSignal(answer: ServerResponse): AbortSignal {
  const left = new AbortController();
  const leave = (): void => {
    if (!answer.writableFinished) left.abort();
  };
  if (answer.closed) leave();
  else answer.once('close', leave);
  return left.signal;
}
