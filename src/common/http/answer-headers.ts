/** What a controller sets on an answer beside its body. */
export interface AnswerHeaders {
  header(name: string, value: string): unknown;
  status(code: number): unknown;
}

/** Marks an answer as this version: whoever has it may ask again for nothing but the question whether it still holds. */
export function sendTag(reply: AnswerHeaders, version: string): void {
  reply.header('etag', `"${version}"`);
  reply.header('cache-control', 'private, no-cache');
}
