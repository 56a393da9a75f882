/**
 * On paper: no frames, no links to follow, pictures and rows in one piece, and folded tables open where the browser can,
 * but for those that are on the screen alone. */
export const PRINT_STYLE = `
@page { margin: 16mm 14mm; }
@media print {
  :root { color-scheme: light; }
  body { background: #ffffff; font-size: 10pt; }
  header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  header { padding-top: 0; }
  nav, .skip { display: none; }
  section { border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: 1rem 0; margin: 0; }
  h2, h3, caption, figcaption { break-after: avoid; }
  figure, tr, .figures div, .headline { break-inside: avoid; }
  svg, .status, .headline div { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .scroll { overflow: visible; background: none; }
  table { font-size: 8pt; }
  th, td { padding-right: .375rem; }
  thead th { font-size: inherit; white-space: normal; overflow-wrap: anywhere; }
  .right { white-space: normal; }
  .long { width: auto; }
  details::details-content { content-visibility: visible; display: block; }
  summary, .screen { display: none; }
}
`;
