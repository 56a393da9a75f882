import type { RouteMark } from './route-policy.js';

const OPEN: RouteMark = { access: 'public' };
const PAGES: ReadonlySet<string> = new Set(['/problems', '/docs', '/openapi.json']);
/** Files of the page that shows the API. */
const FILES = '/docs/';

/** The mark of a route that is no feature's and says nothing of anybody: the API's description, and that of its errors. */
export function openPage(template: string): RouteMark | undefined {
  return PAGES.has(template) || template.startsWith(FILES) ? OPEN : undefined;
}
