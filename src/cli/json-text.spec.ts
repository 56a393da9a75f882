import { describe, expect, it } from '@jest/globals';
import { jsonText } from './json-text.js';

describe('jsonText', () => {
  it('escapes what could steer a terminal, and is the same value', () => {
    const value = { name: 'a\u009b2J\u202E\u007f\u001b' };

    const text = jsonText(value);

    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202E/u);
    expect(JSON.parse(text)).toEqual(value);
  });

  it('keeps every digit and a key named __proto__, and ends with a newline', () => {
    const value = Object.fromEntries([['__proto__', 0.1 + 0.2]]);

    expect(jsonText(value)).toBe('{\n  "__proto__": 0.30000000000000004\n}\n');
  });
});
