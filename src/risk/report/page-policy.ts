/** Nothing is fetched, run or sent; styles are in the page. Said in the page, and by the server in a header. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
