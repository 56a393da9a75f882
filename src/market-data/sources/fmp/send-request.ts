import type { Secret } from '../../../common/secret.js';
import { FmpFailure } from './fmp-failure.js';

/** Eight decades of daily closes are not 4 MB. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** An answer of whatever status, its body read to the end. */
export interface FmpResponse {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly body: string;
}

export interface FmpRequest {
  readonly url: URL;
  readonly apiKey: Secret;
  readonly timeoutMs: number;
}

/**
 * Sends one request. The key goes in a header, so that no address has it; a redirect is not followed, for it would take
 * the key elsewhere. What `fetch` throws is not passed on: its words may hold the address and thus a holding.
 * @throws FmpFailure when there is no whole answer in time.
 */
export async function sendRequest({ url, apiKey, timeoutMs }: FmpRequest): Promise<FmpResponse> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      headers: { apikey: apiKey.reveal(), accept: 'application/json' },
      redirect: 'manual',
      signal,
    });
    const { status, headers, body } = response;
    return { status, header: (name) => headers.get(name), body: await readBounded(body) };
  } catch (error) {
    if (error instanceof FmpFailure) throw error;
    if (signal.aborted) {
      const reason = `it did not answer within ${String(timeoutMs / 1000)} s`;
      throw new FmpFailure(reason, { isTransient: true, mostRetries: 1 });
    }
    throw new FmpFailure(`it cannot be reached${codeOf(error)}`, { isTransient: true });
  }
}

async function readBounded(body: ReadableStream<Uint8Array> | null): Promise<string> {
  if (body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) {
      const reason = `it sends more than ${String(MAX_ANSWER_BYTES / 1024 / 1024)} MiB in one answer`;
      throw new FmpFailure(reason, { isTransient: false });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** ` (ECONNREFUSED)`, as far as the error or its cause has a code. */
function codeOf(error: unknown): string {
  for (let each = error, depth = 0; depth < 3; depth += 1) {
    if (typeof each !== 'object' || each === null) return '';
    if ('code' in each && typeof each.code === 'string') return ` (${each.code})`;
    each = 'cause' in each ? each.cause : null;
  }
  return '';
}
