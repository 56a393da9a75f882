import type { RouteMark } from './route-policy.js';

const OPEN: RouteMark = { access: 'public' };

/** Routes that are no feature's, and say nothing of anybody: the description of the API and of its errors. */
export const OPEN_PAGES: Readonly<Record<string, RouteMark | undefined>> = {
  '/problems': OPEN,
  '/docs': OPEN,
  '/docs/': OPEN,
  '/docs/*': OPEN,
  '/openapi.json': OPEN,
};
