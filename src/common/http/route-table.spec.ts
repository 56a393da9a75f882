import { describe, expect, it } from '@jest/globals';
import { RouteTable } from './route-table.js';

describe('RouteTable', () => {
  const routes = new RouteTable();
  routes.add('/v1/things', 'GET');
  routes.add('/v1/things/:name', ['PUT', 'GET']);
  routes.add('/v1/things/:name', 'DELETE');
  routes.add('/v1/things/all', 'POST');

  it.each([
    ['/v1/things', ['GET']],
    ['/v1/things/x', ['DELETE', 'GET', 'PUT']],
    ['/v1/things/all', ['DELETE', 'GET', 'POST', 'PUT']],
    ['/v1/things/', []],
    ['/v1/things/x/y', []],
    ['/', []],
  ])('answers %s with %j', (path, methods) => {
    expect(routes.methodsAt(path)).toEqual(methods);
  });
});
