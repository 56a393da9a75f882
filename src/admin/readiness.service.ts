import type { Clock } from '../common/clock.js';
import { AppError } from '../common/problem/app-error.js';
import type { WarningLog } from '../common/warning-log.js';
import type { Condition, ReadinessCheck } from './storage-administration.js';

/** What came of a check. */
export interface CheckFinding {
  readonly name: string;
  readonly condition: Condition | 'failing';
  /** Why it fails, for those who run the server; null while it does not. */
  readonly reason: string | null;
}

export interface ReadinessOptions {
  readonly clock: Clock;
  /** Told when the condition of a check changes for the worse or back. */
  readonly onChange: WarningLog;
  /** How long a check may take. @default 1000 */
  readonly limitMs?: number;
}

const LIMIT_MS = 1000;
const KEPT_MS = 1000;
const RETRY_AFTER_SECONDS = 1;

/** Whether this instance can serve: looks at every check at once, and remembers what it found for a second. */
export class ReadinessService {
  private kept: {
    readonly at: number;
    readonly findings: Promise<readonly CheckFinding[]>;
  } | null = null;
  /** Checks that have no answer yet are not asked again meanwhile: they would pile up behind one that hangs. */
  private readonly asked = new Map<string, Promise<CheckFinding>>();
  private readonly last = new Map<string, CheckFinding['condition']>();

  constructor(
    private readonly checks: readonly ReadinessCheck[],
    private readonly options: ReadinessOptions,
  ) {}

  findings(): Promise<readonly CheckFinding[]> {
    const now = this.options.clock.now().getTime();
    const ageMs = now - (this.kept?.at ?? 0);
    if (this.kept !== null && ageMs >= 0 && ageMs < KEPT_MS) return this.kept.findings;
    const findings = Promise.all(this.checks.map((check) => this.look(check)));
    this.kept = { at: now, findings };
    return findings;
  }

  /**
   * The names of the checks that are degraded.
   * @throws AppError `not-ready` naming the checks that fail, and no more
   */
  async requireReady(): Promise<readonly string[]> {
    const findings = await this.findings();
    const failing = namesIn(findings, 'failing');
    if (failing.length === 0) return namesIn(findings, 'degraded');
    throw new AppError('not-ready', `these checks fail: ${failing.join(', ')}`, {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  }

  private async look(check: ReadinessCheck): Promise<CheckFinding> {
    const { limitMs = LIMIT_MS } = this.options;
    const asked = this.asked.get(check.name) ?? this.ask(check);
    const finding = await withinLimit(asked, limitMs, {
      name: check.name,
      condition: 'failing',
      reason: `it has no answer within ${limitMs.toString()} ms`,
    });
    this.noteChange(finding);
    return finding;
  }

  private ask(check: ReadinessCheck): Promise<CheckFinding> {
    const asked = askOne(check).finally(() => this.asked.delete(check.name));
    this.asked.set(check.name, asked);
    return asked;
  }

  private noteChange({ name, condition, reason }: CheckFinding): void {
    const before = this.last.get(name) ?? 'usable';
    this.last.set(name, condition);
    if (before === condition) return;
    this.options.onChange('readiness-changed', {
      check: name,
      condition,
      reason: reason ?? 'none',
    });
  }
}

async function askOne({ name, check }: ReadinessCheck): Promise<CheckFinding> {
  try {
    return { name, condition: await check(), reason: null };
  } catch (error) {
    return { name, condition: 'failing', reason: reasonOf(error) };
  }
}

/** Only errors of ours promise to have no secrets in them. */
function reasonOf(error: unknown): string {
  return error instanceof AppError ? error.message : 'an unexpected error';
}

async function withinLimit<Result>(
  asked: Promise<Result>,
  limitMs: number,
  otherwise: Result,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Result>((resolve) => {
    timer = setTimeout(() => {
      resolve(otherwise);
    }, limitMs);
  });
  try {
    return await Promise.race([asked, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function namesIn(
  findings: readonly CheckFinding[],
  condition: CheckFinding['condition'],
): readonly string[] {
  return findings.filter((finding) => finding.condition === condition).map(({ name }) => name);
}
