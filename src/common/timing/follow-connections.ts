import type { Server } from 'node:net';
import type { Metrics } from './metrics.js';

/** Lets metrics show how many connections clients have open to the server. */
export function followConnections(metrics: Metrics, server: Server): void {
  metrics.follow({
    name: 'risk_http_connections',
    help: 'Connections that clients have open.',
    read: () => connectionsOf(server),
  });
}

/** How many connections clients have open now. */
export function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => {
      if (error === null) resolve(count);
      else reject(error);
    });
  });
}
