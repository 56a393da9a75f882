import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import { AppError } from '../../common/problem/app-error.js';
import type { WarningLog } from '../../common/warning-log.js';
import { workerFile } from '../../common/worker-file.js';
import { cancelled } from '../calculation-errors.js';
import type { CalculationInput, CalculationKind, Progress } from '../calculations.js';
import type { CalculationControl } from '../calculator.js';
import { type CalculationOutcome, resultOf } from './calculation-outcome.js';
import type { CalculationTask } from './calculation-worker.js';
import { Deadline } from './deadline.js';
import { packInput } from './packed-input.js';
import { PackedCalculator } from './packed.calculator.js';
import { type Load, Turns } from './turns.js';
import type { PackedResult } from './packed-result.js';

export interface WorkerOptions {
  /** Calculations at once, each in a thread. */
  readonly workers: number;
  /** Calculations that may wait beside them. */
  readonly queue: number;
  readonly timeoutMs: number;
  /** From when the time counts: with the wait for a thread, or without. @default 'asking' */
  readonly timesFrom?: 'asking' | 'beginning';
  /** @default 1024 */
  readonly memoryMegabytes?: number;
  /** Built module whose default export runs a task. @default the one beside this file */
  readonly file?: string;
  /** Told of a thread that cannot even begin, with the reason. */
  readonly onWarning: WarningLog;
}

const DEFAULT_MEMORY_MEGABYTES = 1024;

type Pool = Piscina<CalculationTask, CalculationOutcome>;

/**
 * Calculates in worker threads, which start when they are needed. Who waits, and how many may, is decided here:
 * the pool is never given more than it has threads for. A thread whose calculation is broken off, fails or runs out of
 * memory ends; the next calculation has a new one.
 */
export class WorkerCalculator extends PackedCalculator {
  private readonly turns: Turns;
  private pool: Promise<Pool> | null = null;
  private isClosed = false;

  constructor(private readonly options: WorkerOptions) {
    super();
    this.turns = new Turns({ places: options.workers, waiting: options.queue });
  }

  get load(): Load {
    return this.turns.load;
  }

  /** @throws AppError `calculation-queue-full` */
  requireRoom(): void {
    this.turns.requireRoom();
  }

  override async run<Kind extends CalculationKind>(
    kind: Kind,
    input: CalculationInput<Kind>,
    control: CalculationControl = {},
  ): Promise<PackedResult> {
    const { timeoutMs, timesFrom = 'asking' } = this.options;
    const deadline = new Deadline(control.signal);
    if (timesFrom === 'asking') deadline.start(timeoutMs);
    try {
      const outcome = await this.turns.run(deadline.signal, () => {
        deadline.start(timeoutMs);
        control.onStart?.();
        return this.runInThread({ kind, input }, deadline.signal, control.onProgress);
      });
      return resultOf(outcome);
    } finally {
      deadline.clear();
    }
  }

  override async close(): Promise<void> {
    this.isClosed = true;
    const pool = await this.pool;
    await pool?.destroy();
  }

  /**
   * A thread that breaks down over a task fails that task. One that breaks down before it has any is the pool's to
   * tell: its task waits on for another thread, and without one would do so until its deadline.
   */
  private async openWatchedPool(): Promise<Pool> {
    const pool = await openPool(this.options);
    pool.on('error', (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      this.options.onWarning('worker-failed', { reason });
      if (pool.threads.length > 0) return;
      this.pool = null;
      void pool.destroy();
    });
    return pool;
  }

  private requireOpen(): void {
    if (this.isClosed) throw cancelled();
  }

  private async runInThread(
    task: Omit<CalculationTask, 'progressPort'>,
    signal: AbortSignal,
    onProgress: CalculationControl['onProgress'],
  ): Promise<CalculationOutcome> {
    this.requireOpen();
    const pool = await (this.pool ??= this.openWatchedPool());
    const progress = onProgress === undefined ? null : listen(onProgress);
    const progressPort = progress?.far ?? null;
    try {
      return await pool.run(
        { ...task, input: packInput(task.input), progressPort },
        { signal, transferList: progressPort === null ? [] : [progressPort] },
      );
    } catch (error) {
      signal.throwIfAborted();
      this.requireOpen();
      throw new AppError('internal-error', 'a worker thread broke down', { cause: error });
    } finally {
      progress?.near.close();
    }
  }
}

function listen(onProgress: (progress: Progress) => void): {
  readonly near: MessagePort;
  readonly far: MessagePort;
} {
  const { port1: near, port2: far } = new MessageChannel();
  near.on('message', onProgress);
  return { near, far };
}

async function openPool({ workers, file, memoryMegabytes }: WorkerOptions): Promise<Pool> {
  const { Piscina } = await import('piscina');
  return new Piscina<CalculationTask, CalculationOutcome>({
    filename: file ?? workerFile('./calculation-worker.js', import.meta.url),
    minThreads: 0,
    maxThreads: workers,
    idleTimeout: Infinity,
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes ?? DEFAULT_MEMORY_MEGABYTES },
    // Calculations need none of it, secrets least of all.
    env: {},
  });
}
