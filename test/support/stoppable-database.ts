import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Secret } from '../../src/common/secret.js';
import {
  type EmbeddedPostgres,
  openEmbeddedPostgres,
} from '../../src/storage/prisma/embedded/open-embedded-postgres.js';
import { bringUpToDate } from '../../src/storage/prisma/migrations/bring-up-to-date.js';
import { stopEmbeddedPostgres } from '../../src/storage/prisma/embedded/stop-embedded-postgres.js';
import { anEmbeddedHome } from './embedded-home.js';

/** A database on a server of its own, always at one address: while the server is stopped nobody listens there. */
export interface StoppableDatabase {
  readonly url: Secret;
  readonly ownerUrl: Secret;
  /** Ends every session, as a server that is shut down does. */
  stop(): Promise<void>;
  start(): Promise<void>;
  dispose(): Promise<void>;
}

/** With the tables of the program, empty. */
export async function aStoppableDatabase(): Promise<StoppableDatabase> {
  const home = await anEmbeddedHome();
  const { directory } = home;
  const open = (): Promise<EmbeddedPostgres> =>
    openEmbeddedPostgres({ directory, fast: true, keepRunning: true });
  const door = new Door();
  let server = await open();
  await bringUpToDate({ url: server.databaseUrl, ownerUrl: server.databaseOwnerUrl });
  await door.open(server.port);
  const throughDoor = (address: Secret): Secret => {
    const url = new URL(address.reveal());
    url.port = String(door.port);
    return new Secret(url.href);
  };
  const stop = async (): Promise<void> => {
    await server.close();
    await stopEmbeddedPostgres(directory);
    await door.close();
  };
  return {
    url: throughDoor(server.databaseUrl),
    ownerUrl: throughDoor(server.databaseOwnerUrl),
    stop,
    start: async () => {
      server = await open();
      await door.open(server.port);
    },
    dispose: async () => {
      await stop();
      await home.dispose();
    },
  };
}

/** Leads from one port, which stays the same, to the server, whose port does not. */
class Door {
  port = 0;
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();

  async open(target: number): Promise<void> {
    const server = createServer((incoming) => {
      const outgoing = connect(target, '127.0.0.1');
      for (const socket of [incoming, outgoing]) {
        this.sockets.add(socket);
        socket.on('close', () => this.sockets.delete(socket));
      }
      // An end of either side is an end of the other; an error comes with one.
      incoming.on('error', () => outgoing.destroy());
      outgoing.on('error', () => incoming.destroy());
      incoming.pipe(outgoing).pipe(incoming);
    });
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async close(): Promise<void> {
    const { server } = this;
    if (server === null) return;
    this.server = null;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }
}
