import * as z from 'zod/mini';
import type { KeyRecord } from '../../idempotency/key-record.js';

const ANSWER = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

const RECORD = z.object({
  key: z.string(),
  fingerprint: z.string(),
  operationId: z.string(),
  attempt: z.number(),
  state: z.enum(['running', 'open', 'answered']),
  createdAt: z.iso.datetime(),
  begunAt: z.iso.datetime(),
  answer: z.nullable(ANSWER),
});

/** What the text of a file remembers of a key; null when it is not such a text. */
export function parseKeyRecord(text: string): KeyRecord | null {
  try {
    const { success, data } = z.safeParse(RECORD, JSON.parse(text));
    return success ? data : null;
  } catch {
    return null;
  }
}
