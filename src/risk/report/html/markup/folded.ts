import { html, type Html } from './html.js';
import { type DataTable, dataTable } from './data-table.js';

/** Rows that a page shows at once; a longer table is unfolded by whoever wants it. */
const OPEN_ROWS = 12;

/** What is shown when it is asked for. */
export function folded(summary: string, content: Html): Html {
  return html`<details>
    <summary>${summary}</summary>
    ${content}
  </details>`;
}

/** The same, and left out on paper: a chart beside it shows it. */
export function foldedOnScreen(summary: string, content: Html): Html {
  return html`<div class="screen">${folded(summary, content)}</div>`;
}

/** A table, folded under its caption when it is long. */
export function tableOfAnyLength(table: DataTable): Html {
  const { length } = table.rows;
  return length <= OPEN_ROWS
    ? dataTable(table)
    : folded(`${table.caption}: all ${String(length)} rows`, dataTable(table));
}
