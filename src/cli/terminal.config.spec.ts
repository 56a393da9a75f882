import { describe, expect, it } from '@jest/globals';
import { isColored } from './terminal.config.js';

describe('isColored', () => {
  it.each([
    ['a terminal', { isTTY: true }, {}, true],
    ['a pipe', {}, {}, false],
    ['a terminal under NO_COLOR', { isTTY: true }, { NO_COLOR: '1' }, false],
    ['a terminal under an empty NO_COLOR', { isTTY: true }, { NO_COLOR: '' }, true],
    ['a pipe under FORCE_COLOR', {}, { FORCE_COLOR: '1' }, true],
    ['a terminal under FORCE_COLOR=0', { isTTY: true }, { FORCE_COLOR: '0' }, false],
    ['a pipe under both', {}, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['a dumb terminal', { isTTY: true }, { TERM: 'dumb' }, false],
    ['a pipe of a build server', {}, { CI: 'true' }, false],
  ])('decides for %s', (_case, stream, environment, expected) => {
    expect(isColored(stream, environment)).toBe(expected);
  });
});
