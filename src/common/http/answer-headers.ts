/** What a controller sets on an answer beside its body. */
export interface AnswerHeaders {
  header(name: string, value: string): unknown;
  status(code: number): unknown;
}

/** Names the version of an answer: whoever keeps it asks with the tag whether it still holds. */
export function sendTag(reply: AnswerHeaders, tag: string): void {
  reply.header('etag', `"${tag}"`);
  reply.header('cache-control', 'private, no-cache');
}

/** 201 with the address of what a write created; 200 when it was there. */
export function sendCreated(reply: AnswerHeaders, created: boolean, location: string): void {
  if (!created) return;
  reply.status(201);
  reply.header('location', location);
}

/** 202: it has begun, and the address says how far it is. */
export function sendAccepted(reply: AnswerHeaders, location: string): void {
  reply.status(202);
  reply.header('location', location);
}

/** 304: the reader has it already. */
export function sendNotModified(reply: AnswerHeaders): void {
  reply.status(304);
}

/** For an answer that can change while its tag stays. */
export function forbidKeeping(reply: AnswerHeaders): void {
  reply.header('cache-control', 'no-store');
}

/** A page for a person: it may fetch and run nothing, and no other page may frame it. */
export function sendPage(reply: AnswerHeaders, policy: string): void {
  reply.header('content-type', 'text/html; charset=utf-8');
  reply.header('content-security-policy', `${policy}; frame-ancestors 'none'`);
  reply.header('referrer-policy', 'no-referrer');
}
