import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { Secret } from '../../src/common/secret.js';

/** What becomes of a COMMIT's answer: it does not arrive, and the connection stays open or ends. */
export type LostAnswer = 'kept back' | 'cut off';

/** A wire between the program and its database, which a test can cut. */
export interface DatabaseRelay {
  /** Where the database is found through it. */
  readonly url: Secret;
  /** Ends every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Lets no byte through any more, of any connection: they stay, and new ones are taken. */
  hush(): void;
  restore(): Promise<void>;
  /**
   * From here on no transaction that has changed documents hears of its COMMIT, which the database does all the same.
   */
  loseCommits(how: LostAnswer): void;
  close(): Promise<void>;
}

interface State {
  isHushed: boolean;
  lost: LostAnswer | null;
}

/** Only where a change set is written: keys of requests are claimed and settled as ever. */
const CHANGES_DOCUMENTS = 'INSERT INTO portfolio_changes';

export async function openRelay(target: Secret): Promise<DatabaseRelay> {
  const sockets = new Set<Socket>();
  const state: State = { isHushed: false, lost: null };
  const server = createServer((client) => {
    pass(track(client, sockets), track(connectTo(target), sockets), state);
  });
  const port = await listen(server, 0);
  const endAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    server.close();
    endAll();
    await once(server, 'close');
  };
  return {
    url: withPort(target, port),
    cut: stop,
    hush: () => {
      state.isHushed = true;
    },
    restore: async () => {
      Object.assign(state, { isHushed: false, lost: null });
      if (!server.listening) await listen(server, port);
    },
    loseCommits: (how) => {
      state.lost = how;
    },
    close: stop,
  };
}

function pass(client: Socket, database: Socket, state: State): void {
  let changes = false;
  let lost: LostAnswer | null = null;
  client.on('data', (bytes) => {
    if (state.isHushed) return;
    const text = bytes.toString('latin1');
    if (text.includes(CHANGES_DOCUMENTS)) changes = true;
    if (changes && text.includes('COMMIT')) {
      changes = false;
      lost = state.lost;
    }
    database.write(bytes);
  });
  database.on('data', (bytes) => {
    if (lost === 'cut off') client.destroy();
    else if (lost === null && !state.isHushed) client.write(bytes);
  });
  client.on('close', () => database.destroy());
  database.on('close', () => client.destroy());
}

function track(socket: Socket, sockets: Set<Socket>): Socket {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  // Both ends are told by the end of the connection.
  socket.on('error', () => undefined);
  return socket;
}

function connectTo(target: Secret): Socket {
  const { hostname, port } = new URL(target.reveal());
  return connect(Number(port), hostname);
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('it listens nowhere');
  return address.port;
}

function withPort(target: Secret, port: number): Secret {
  const url = new URL(target.reveal());
  url.hostname = '127.0.0.1';
  url.port = port.toString();
  return new Secret(url.href);
}
