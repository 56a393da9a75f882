import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';

export interface Question {
  readonly headers?: Readonly<Record<string, string>>;
  /** Text and bytes go as they are; anything else as its JSON. */
  readonly body?: unknown;
  /** Ends the connection, answered or not. */
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
}

/** One request over the wire, whose path, headers and body no client tidies up. */
export function send(
  port: number,
  method: string,
  path: string,
  { headers = {}, body, signal }: Question = {},
): Promise<Answer> {
  const type: Record<string, string> =
    body === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        ...(signal === undefined ? {} : { signal }),
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: { ...type, ...headers },
        agent: false,
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const answer = Buffer.concat(chunks).toString();
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text: answer,
            json: parse(answer),
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(bytesOf(body));
  });
}

/** Text as it is, for what is not even HTTP, and then the end; gives all that comes back. */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(Buffer.concat(chunks).toString());
    });
  });
}

function bytesOf(body: unknown): string | Uint8Array | undefined {
  const isRaw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  return isRaw ? body : JSON.stringify(body);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
