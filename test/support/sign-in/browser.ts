import { type Answer, type Question, send } from '../http-client.js';
import type { FakeGoogle } from './fake-google.js';

/** Somebody at a server under test: keeps cookies as browsers do, and says where requests come from. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** Told of every answer. */
  onAnswer: (answer: Answer) => void = () => undefined;

  /** @param port of the server; can be changed for another instance */
  constructor(public port: number) {}

  async ask(method: string, path: string, question: Question = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, 'sec-fetch-site': 'same-origin', ...question.headers };
    const answer = await send(this.port, method, path, { ...question, headers });
    for (const line of answer.headers['set-cookie'] ?? []) this.keep(line);
    this.onAnswer(answer);
    return answer;
  }

  /** The first half of a sign-in; gives Google's address. */
  async begin(query = ''): Promise<URL> {
    const { headers } = await this.ask('GET', `/auth/google${query}`);
    return new URL(String(headers.location));
  }

  /** What Google answers: path and query of the callback. */
  async atGoogle(google: FakeGoogle, address: URL): Promise<string> {
    const { headers } = await send(google.port, 'GET', `${address.pathname}${address.search}`);
    const callback = new URL(String(headers.location));
    return `${callback.pathname}${callback.search}`;
  }

  /** A whole sign-in. */
  async signIn(google: FakeGoogle, query = ''): Promise<Answer> {
    const callback = await this.atGoogle(google, await this.begin(query));
    return this.ask('GET', callback);
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/; Max-Age=0(;|$)/.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
