import { randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { UserId } from '../../auth/user-id.js';
import { pendingFile } from '../../common/file/private-file.js';
import { type EvaluationPage, LimitCheckLog } from '../../risk-limits/limit-check-log.js';
import type {
  LimitEvaluation,
  LimitFindings,
  OpenBreach,
} from '../../risk-limits/limit-evaluation.js';
import { nextEvaluation } from '../../risk-limits/next-evaluation.js';
import { breachesOpenAfter } from '../../risk-limits/open-breaches.js';
import { retention } from '../../risk-limits/retained-evaluations.js';
import { ensurePrivateFolder, moveInto, writeNewFile } from './atomic-file.js';
import type { FileSpace } from './file-documents.js';
import { parseLimitEvaluation, toLimitEvaluationLine } from './limit-evaluation-line.js';
import { entriesFromEnd } from './log-lines.js';
import { appendLine, readTail } from './log-tail.js';
import { readLog } from './read-log.js';
import { reconcile } from './reconcile.js';
import { limitCheckFile, userFolder } from './user-folder.js';
import type { HeldLock } from './user-locks.js';

/** More than all that is retained can take: a log is rewritten once in a while, not with every line. */
const COMPACT_ABOVE_BYTES = 4 * 1024 * 1024;

/** One portfolio's log, inside the user's lock. */
interface OwnLog {
  readonly path: string;
  readonly portfolioName: string;
  readonly lock: HeldLock;
}

/**
 * A file of lines for each portfolio. An evaluation that is repeated is written again under its id: the newest line of
 * an id holds. Lines that hold nothing any more are dropped when the file has grown large.
 */
export class FileLimitCheckLog extends LimitCheckLog {
  constructor(
    private readonly space: FileSpace,
    private readonly compactAboveBytes: number = COMPACT_ABOVE_BYTES,
  ) {
    super();
  }

  override append(ownerId: UserId, portfolioName: string, findings: LimitFindings): Promise<void> {
    const { directory, locks, clock, onWarning, requireServed } = this.space;
    const folder = userFolder(directory, ownerId);
    return locks.withLock(folder, async (lock) => {
      await requireServed(ownerId);
      await reconcile(folder, onWarning);
      const path = limitCheckFile(folder, portfolioName);
      await ensurePrivateFolder(dirname(path));
      const previous = await this.newest(path);
      const stamp = { id: randomUUID(), at: clock.now().toISOString() };
      const evaluation = nextEvaluation(previous, findings, stamp);
      if (evaluation === null) return;
      await lock.requireHeld();
      const bytes = await appendLine(path, toLimitEvaluationLine(portfolioName, evaluation));
      if (bytes > this.compactAboveBytes) await this.compact({ path, portfolioName, lock });
    });
  }

  override async list(
    ownerId: UserId,
    portfolioName: string,
    { before, limit }: EvaluationPage,
  ): Promise<readonly LimitEvaluation[]> {
    const found: LimitEvaluation[] = [];
    let isWanted = before === null;
    const path = limitCheckFile(userFolder(this.space.directory, ownerId), portfolioName);
    await this.eachRetained(path, (evaluation) => {
      if (isWanted) found.push(evaluation);
      if (evaluation.id === before) isWanted = true;
      return found.length < limit;
    });
    return found;
  }

  override async openBreaches(
    ownerId: UserId,
    portfolioName: string,
  ): Promise<readonly OpenBreach[]> {
    const [newest = null] = await this.list(ownerId, portfolioName, { before: null, limit: 1 });
    return breachesOpenAfter(newest);
  }

  /** Cuts off a line that a crash left half written. */
  private async newest(path: string): Promise<LimitEvaluation | null> {
    const tail = await readTail(path, {
      parse: parseLimitEvaluation,
      onCut: (start) => {
        this.space.onWarning('limit-check-log-tail-cut', { file: path, byte: start });
      },
    });
    return tail === null ? null : tail.entry;
  }

  /** What was appended is kept whatever comes of this. */
  private async compact({ path, portfolioName, lock }: OwnLog): Promise<void> {
    try {
      const lines: string[] = [];
      await this.eachRetained(path, (evaluation) => {
        lines.push(`${JSON.stringify(toLimitEvaluationLine(portfolioName, evaluation))}\n`);
        return true;
      });
      const pending = pendingFile(dirname(path), randomUUID());
      await writeNewFile(pending, lines.reverse().join(''));
      await lock.requireHeld();
      await moveInto(path, pending);
    } catch (reason) {
      const fields = { file: path, reason: String(reason) };
      this.space.onWarning('limit-check-log-not-compacted', fields);
    }
  }

  /** Newest first, until `visit` says that it has seen enough. Takes no lock: lines are only added, or all replaced. */
  private async eachRetained(
    path: string,
    visit: (evaluation: LimitEvaluation) => boolean,
  ): Promise<void> {
    await readLog(path, async (file) => {
      for await (const evaluation of this.retained(path, file)) if (!visit(evaluation)) return;
    });
  }

  private async *retained(path: string, file: FileHandle): AsyncGenerator<LimitEvaluation> {
    const isRetained = retention();
    const onUnreadable = (start: number): void => {
      this.space.onWarning('limit-check-log-line-unreadable', { file: path, byte: start });
    };
    let newerId: string | null = null;
    for await (const { entry } of entriesFromEnd(file, {
      parse: parseLimitEvaluation,
      onUnreadable,
    })) {
      if (entry.id !== newerId && isRetained(entry)) yield entry;
      newerId = entry.id;
    }
  }
}
