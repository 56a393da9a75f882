import type { PoolFigures, StorageAdministration } from '../admin/storage-administration.js';
import type { Metrics } from '../common/timing/metrics.js';

const GAUGES: readonly (readonly [
  name: string,
  help: string,
  read: (pool: PoolFigures) => number,
])[] = [
  ['risk_pool_size', 'Connections to the database there may be.', ({ size }) => size],
  ['risk_pool_in_use', 'Connections that operations have.', ({ inUse }) => inUse],
  ['risk_pool_idle', 'Connections that are open and given to nobody.', ({ idle }) => idle],
  ['risk_pool_waiting', 'Operations that wait for a connection.', ({ waiting }) => waiting],
  ['risk_pool_utilization_ratio', 'Connections in use by size.', ({ size, inUse }) => inUse / size],
];

/** Lets metrics show the pool of a store that has one; figures of none would say that it is empty. */
export function followPool(
  metrics: Metrics,
  administration: Pick<StorageAdministration, 'pool'>,
): void {
  if (administration.pool() === null) return;
  for (const [name, help, read] of GAUGES) {
    metrics.follow({
      name,
      help,
      read: () => {
        const pool = administration.pool();
        return pool === null ? 0 : read(pool);
      },
    });
  }
}
