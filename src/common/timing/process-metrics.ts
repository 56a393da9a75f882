import { collectDefaultMetrics, Registry } from 'prom-client';

/** Sums of what is there by kind; their names say that they are counters, and they are not. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

let registry: Registry | null = null;

/** What Node says of the process: processor, memory, garbage, event loop. There is one of these, however many servers. */
export function processMetrics(): Registry {
  if (registry === null) {
    registry = new Registry();
    collectDefaultMetrics({ register: registry });
    for (const name of MISNAMED) registry.removeSingleMetric(name);
  }
  return registry;
}
