import { html, type Html, NOTHING } from './html.js';

export interface DataColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
}

export interface DataTable {
  /** What the table shows; read out first. */
  readonly caption: string;
  /** The first column names the rows. */
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly (string | Html)[])[];
  /** A last row that sums up. */
  readonly total?: readonly string[];
}

/** A table that can be scrolled sideways by touch and by keyboard, with headers for its columns and rows. */
export function dataTable({ caption, columns, rows, total }: DataTable): Html {
  const row = (cells: readonly (string | Html)[]): Html =>
    html`<tr>
      ${cells.map((cell, index) => tableCell(cell, columns[index], index === 0))}
    </tr>`;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}">
    <table>
      <caption>
        <span>${caption}</span>
      </caption>
      <thead>
        <tr>
          ${columns.map(columnHeader)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(row)}
      </tbody>
      ${
        total === undefined
          ? NOTHING
          : html`<tfoot>
              ${row(total)}
            </tfoot>`
      }
    </table>
  </div>`;
}

function columnHeader({ title, align }: DataColumn): Html {
  return html`<th scope="col" class="${align}">${title}</th>`;
}

function tableCell(
  cell: string | Html,
  column: DataColumn | undefined,
  isRowHeader: boolean,
): Html {
  return isRowHeader
    ? html`<th scope="row">${typeof cell === 'string' ? breakable(cell) : cell}</th>`
    : html`<td class="${column?.align ?? 'left'}">${cell}</td>`;
}

/** A row whose name is longer than this is broken wherever it must be; others only at spaces and low lines. */
const LONG_NAME = 40;

function breakable(name: string): Html {
  if (name.length > LONG_NAME) return html`<span class="long">${name}</span>`;
  if (!name.includes('_')) return html`${name}`;
  return html`<span class="name"
    >${name.split('_').map((part, index) => (index === 0 ? part : html`_<wbr />${part}`))}</span
  >`;
}
