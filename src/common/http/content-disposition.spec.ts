import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attachment } from './content-disposition.js';

describe('attachment', () => {
  it('gives the name in ASCII and in full', () => {
    expect(attachment('Zürich (1).yaml')).toBe(
      `attachment; filename="Z_rich (1).yaml"; filename*=UTF-8''Z%C3%BCrich%20%281%29.yaml`,
    );
  });

  it('never breaks out of its header, nor out of the folder it is saved in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = attachment(name);

        const match = /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([\w.~!%-]*)$/.exec(
          header,
        );
        const full = decodeURIComponent(match?.[2] ?? '/');
        expect(match?.[1]).toMatch(/^[\x20-\x7e]*$/);
        expect(full).not.toMatch(/[/\\\0\r\n]/);
        expect(full).not.toMatch(/^\./);
      }),
    );
  });
});
