import type { Secret } from '../../../common/secret.js';
import { FmpFailure, NotInPlan } from './fmp-failure.js';
import type { FmpResponse } from './send-request.js';

const LONGEST_EXCERPT = 120;

/**
 * The JSON of an answer. FMP reports some errors with status 200 and an `Error Message` in the body.
 * @throws FmpFailure saying what it answers instead, NotInPlan
 */
export function readResponse(response: FmpResponse, apiKey: Secret): unknown {
  const { status } = response;
  const said = excerptOf(response.body, apiKey);
  if (status >= 300 && status < 400) {
    throw lasting(`it redirects to ${hostOf(response)}, which is not followed; set FMP_BASE_URL`);
  }
  if (status >= 400) throw failureOf(response, said);
  const json = parse(response);
  const message = errorMessageOf(json);
  if (message === null) return json;
  throw failureOf({ ...response, status: statusMeantBy(message) }, said);
}

function failureOf(response: FmpResponse, said: string): Error {
  const { status } = response;
  const answers = `it answers ${String(status)}: ${said}`;
  if (status === 401 || status === 403) {
    return lasting(`it refuses FMP_API_KEY, or its plan lacks these prices (${answers})`);
  }
  if (status === 402) return new NotInPlan(answers);
  if (status === 429) {
    const reason = `it limits how often it may be asked (429)`;
    return new FmpFailure(reason, { isTransient: true, retryAfterMs: retryAfterMs(response) });
  }
  if (status === 404)
    return lasting(`it has nothing at this address (404); is FMP_BASE_URL right?`);
  if (status >= 500 || status === 408) return new FmpFailure(answers, { isTransient: true });
  return lasting(answers);
}

function parse(response: FmpResponse): unknown {
  const type = response.header('content-type') ?? 'no content type';
  if (!/^application\/json\b/i.test(type)) {
    throw lasting(`it answers with ${excerpt(type)} in place of JSON; is FMP_BASE_URL right?`);
  }
  try {
    return JSON.parse(response.body);
  } catch {
    throw lasting('its answer is not JSON, or was cut short');
  }
}

function errorMessageOf(json: unknown): string | null {
  if (typeof json !== 'object' || json === null || !('Error Message' in json)) return null;
  return String(json['Error Message']);
}

function statusMeantBy(message: string): number {
  if (/limit reach/i.test(message)) return 429;
  if (/invalid api key/i.test(message)) return 401;
  return /premium|subscription|exclusive/i.test(message) ? 402 : 400;
}

/** `Retry-After` in seconds; a date in it is not worth a clock. */
function retryAfterMs({ header }: FmpResponse): number | null {
  const seconds = header('retry-after') ?? '';
  return /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1000 : null;
}

function hostOf({ header }: FmpResponse): string {
  const target = header('location') ?? '';
  return URL.canParse(target) ? excerpt(new URL(target).host) : 'another address';
}

function excerptOf(body: string, apiKey: Secret): string {
  const text = errorMessageOf(parsedOrNull(body)) ?? body;
  return excerpt(text.replaceAll(apiKey.reveal(), '[secret]').replaceAll(/\s+/g, ' '));
}

function parsedOrNull(body: string): unknown {
  if (!body.startsWith('{')) return null;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function excerpt(text: string): string {
  const shown = text.length > LONGEST_EXCERPT ? `${text.slice(0, LONGEST_EXCERPT)}…` : text;
  return JSON.stringify(shown);
}

function lasting(reason: string): FmpFailure {
  return new FmpFailure(reason, { isTransient: false });
}
