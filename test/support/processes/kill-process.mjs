/** A thread that kills its process, in the midst of whatever that does: timers would wait for their turn. */
import { workerData } from 'node:worker_threads';

const { begun, killAfterMs } = workerData;
Atomics.wait(begun, 0, 0);
Atomics.wait(begun, 0, 1, killAfterMs);
process.kill(process.pid, 'SIGKILL');
