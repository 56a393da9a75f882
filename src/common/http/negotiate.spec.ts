import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { negotiate } from './negotiate.js';

const JSON_TYPE = 'application/json';
const HTML_TYPE = 'text/html';
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8';

describe('negotiate', () => {
  it.each([
    [undefined, JSON_TYPE],
    ['', JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['text/html', HTML_TYPE],
    ['TEXT/HTML; charset=utf-8', HTML_TYPE],
    [BROWSER, HTML_TYPE],
    ['application/json', JSON_TYPE],
    ['text/*', HTML_TYPE],
    ['text/html, application/json', JSON_TYPE],
    ['text/html;q=0.5, application/json;q=0.4', HTML_TYPE],
    ['text/html;q=0.400, */*;q=0.5', JSON_TYPE],
    ['application/*;q=0, */*', HTML_TYPE],
    ['text/html;q=0, */*;q=0.1', JSON_TYPE],
    ['application/pdf, text/html;q=0.1', HTML_TYPE],
    ['text/html;level=1;q=0.9, application/json;q=0.8', HTML_TYPE],
    ['not a header', JSON_TYPE],
    ['text/html;q=2', JSON_TYPE],
    [',, ,text/html', HTML_TYPE],
  ])('for %j answers %s', (accept, expected) => {
    expect(negotiate(accept, [JSON_TYPE, HTML_TYPE])).toBe(expected);
  });

  it.each(['application/pdf', 'image/*, text/csv', '*/*;q=0', 'application/json;q=0'])(
    'refuses %j, which takes nothing that is offered',
    (accept) => {
      expect(() => negotiate(accept, [JSON_TYPE, HTML_TYPE])).toThrow(
        'the answer can be application/json or text/html',
      );
    },
  );

  it('reads any header, however long, in no time', () => {
    const pieces = fc.constantFrom('text/html', ';q=', '0.5', ',', ' ', ';', '*/*', '"', '=', 'q');

    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 4000, size: 'max' }), (parts) => {
        try {
          expect([JSON_TYPE, HTML_TYPE]).toContain(
            negotiate(parts.join(''), [JSON_TYPE, HTML_TYPE]),
          );
        } catch (error) {
          expect(error).toMatchObject({ code: 'not-acceptable' });
        }
      }),
    );
  });
});
