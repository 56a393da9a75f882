import type { Fault } from '../common/document/fault.js';
import type { AppError } from '../common/problem/app-error.js';
import type { Palette } from '../risk/report/palette.js';
import { printable } from '../risk/report/printable.js';

/** An error for a person: its code and sentence, then every fault with its place and every ticker at fault. */
export function problemText(error: AppError, palette: Palette): string {
  const [summary = '', ...further] = error.message.split('\n');
  const lines = [
    `${palette.bad(`error [${error.code}]`)}: ${printable(summary)}`,
    ...further.map(printable),
    ...error.faults.map(
      (fault) =>
        `  ${palette.heading(printable(placeOf(fault, error.file)))}${printable(fault.detail)}`,
    ),
    ...error.tickers.map(({ ticker, detail }) =>
      ticker === null
        ? `  ${printable(detail)}`
        : `  ${palette.heading(printable(ticker))}: ${printable(detail)}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** `portfolio.yaml:3:12 /portfolio_input/NVDA: `, as far as it is known. */
function placeOf({ line, column, pointer }: Fault, file: string | null): string {
  const position = [file, line, column].filter((part) => part !== null).join(':');
  const place = [position, pointer].filter((part) => part !== '').join(' ');
  return place === '' ? '' : `${place}: `;
}
