import type { Piscina } from 'piscina';
import type { Reading } from '../../common/document/reading.js';
import { workerFile } from '../../common/worker-file.js';
import type { ChangeSet } from '../../portfolio/change.js';
import type { DocumentFormat } from '../document-format.js';
import { type ReadDocument, readText } from '../document-text.js';

/** Text above this would hold up every other request while it is parsed. */
const LARGE_TEXT_LENGTH = 256 * 1024;
const MAX_THREADS = 2;
const IDLE_THREAD_MS = 10_000;

export interface ParseTask {
  readonly document: ChangeSet['document'];
  readonly text: string;
  /** What a name inside the text must equal; null accepts any. */
  readonly name: string | null;
}

type Pool = Piscina<ParseTask, Reading<ReadDocument<unknown>>>;

/** Parses documents; large ones in worker threads, which start with the first of them. */
export class DocumentParser {
  private pool: Promise<Pool> | null = null;

  async parse<Content>(
    format: DocumentFormat<Content>,
    text: string,
    name: string | null,
  ): Promise<Reading<ReadDocument<Content>>> {
    if (text.length <= LARGE_TEXT_LENGTH) return readText(format, text, name);
    this.pool ??= openPool();
    const pool = await this.pool;
    const reading = await pool.run({ document: format.document, text, name });
    return reading as Reading<ReadDocument<Content>>;
  }

  async close(): Promise<void> {
    const pool = await this.pool;
    this.pool = null;
    await pool?.destroy();
  }
}

async function openPool(): Promise<Pool> {
  const { Piscina } = await import('piscina');
  return new Piscina({
    filename: workerFile('./document-worker.js', import.meta.url),
    minThreads: 0,
    maxThreads: MAX_THREADS,
    idleTimeout: IDLE_THREAD_MS,
  });
}
