import type { Reading } from '../../common/document/reading.js';
import { formatOf } from '../document-format.js';
import { type ReadDocument, readText } from '../document-text.js';
import type { ParseTask } from './document-parser.js';

/** Runs in a worker thread: its answer is copied to the caller's. */
export default function parse({ document, text, name }: ParseTask): Reading<ReadDocument<unknown>> {
  return readText(formatOf(document), text, name);
}
