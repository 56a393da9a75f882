import { describe, expect, it } from '@jest/globals';
import { readTagCondition } from './entity-tag.js';

describe('readTagCondition', () => {
  it('reads strong and weak tags of a list, commas inside quotes included', () => {
    const tags = readTagCondition('If-Match', ' "a,b" ,W/"c",""');

    expect(tags).toEqual([
      { opaque: 'a,b', isWeak: false },
      { opaque: 'c', isWeak: true },
      { opaque: '', isWeak: false },
    ]);
  });

  it('reads a star, and the absence of the header', () => {
    expect(readTagCondition('If-Match', ' * ')).toBe('*');
    expect(readTagCondition('If-Match', undefined)).toBeNull();
  });

  it.each(['', 'a', '"a', 'a"', '"a" "b"', 'w/"a"', '"a b"', '*, "a"', ','])(
    'refuses %j',
    (value) => {
      expect(() => readTagCondition('If-None-Match', value)).toThrow('If-None-Match must be');
    },
  );

  it('takes a long hostile list in no time', () => {
    const hostile = `${'"a" '.repeat(4000)}x`;

    expect(() => readTagCondition('If-Match', hostile)).toThrow('If-Match must be');
  });
});
