import { STATUS_CODES } from 'node:http';
import { AppError } from '../problem/app-error.js';
import { failureOfRequest } from '../problem/http-failure.js';
import {
  PROBLEM_MEDIA_TYPE,
  requestInstance,
  toProblemDetails,
} from '../problem/problem-details.js';
import { commonHeaders } from './common-headers.js';

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

const BAD_REQUEST = 400;

/** The status that a fault of Node's parser is answered with. */
export function rawStatus(parserCode: string): number {
  return STATUS_BY_CODE[parserCode] ?? BAD_REQUEST;
}

/** The whole answer, as bytes on the wire, to what Node's parser did not take for a request. */
export function rawProblem(parserCode: string, requestId: string): string {
  const status = rawStatus(parserCode);
  const error = failureOfRequest({ status }) ?? new AppError('invalid-request', 'this is not HTTP');
  const problem = toProblemDetails(error, requestInstance(requestId));
  const body = JSON.stringify(problem);
  const headers = {
    ...commonHeaders(requestId),
    'content-type': PROBLEM_MEDIA_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const start = `HTTP/1.1 ${String(problem.status)} ${STATUS_CODES[problem.status] ?? ''}`;
  return [start, ...lines, '', body].join('\r\n');
}
