import { collectDefaultMetrics, Registry } from 'prom-client';

let registry: Registry | null = null;

/** What Node says of the process: processor, memory, garbage, event loop. There is one of these, however many servers. */
export function processMetrics(): Registry {
  if (registry === null) {
    registry = new Registry();
    collectDefaultMetrics({ register: registry });
  }
  return registry;
}
