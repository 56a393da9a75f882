import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../../src/app.setup.js';
import { loadSettings } from '../../../src/config/load-settings.js';
import type { StorageOptions } from '../../../src/storage/storage.options.js';
import { type Answer, type Question, send } from '../http-client.js';

export interface UserServerOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly storage: StorageOptions;
}

type LogLine = Readonly<Record<string, unknown>>;

const OF_EVERY_LINE = ['level', 'time', 'pid', 'hostname', 'msg', 'event'];

/** The server as it ships, on a port of its own, for one user. */
export class UserServer {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly log: readonly string[],
  ) {}

  static async start({ environment, storage }: UserServerOptions): Promise<UserServer> {
    const log: string[] = [];
    const { settings } = loadSettings(environment);
    const app = await createApp(settings, {
      storage,
      log: { write: (line) => log.push(line) },
    });
    await app.listen(0, '127.0.0.1');
    return new UserServer(app, log);
  }

  ask(method: string, path: string, question?: Question): Promise<Answer> {
    const { port } = this.app.getHttpServer().address() as AddressInfo;
    return send(port, method, path, question);
  }

  /** What was logged of an event, oldest first, without what every line has. */
  logged(event: string): readonly LogLine[] {
    return this.log
      .map((line) => JSON.parse(line) as LogLine)
      .filter(({ msg }) => msg === event)
      .map((line) =>
        Object.fromEntries(Object.entries(line).filter(([key]) => !OF_EVERY_LINE.includes(key))),
      );
  }

  stop(): Promise<void> {
    return this.app.close();
  }
}
