import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonObject } from '../../../test/support/arbitrary-json.js';
import type { JsonObject } from './json-value.js';
import { canonicalJson, documentVersion } from './canonical-json.js';

describe('canonicalJson', () => {
  it('sorts keys by code unit and writes numbers in their shortest form', () => {
    const value: JsonObject = {
      ﬀ: 1,
      '😀': 2,
      b: 1.5e300,
      a: -0,
      '10': 1e21,
      '9': 1e-7,
      __proto__: null,
    };

    const withProto = Object.fromEntries([...Object.entries(value), ['__proto__', [true, '\n']]]);

    expect(canonicalJson(withProto)).toBe(
      '{"10":1e+21,"9":1e-7,"__proto__":[true,"\\n"],"a":0,"b":1.5e+300,"😀":2,"ﬀ":1}',
    );
  });

  it('does not depend on the order of keys and is JSON of the same value', () => {
    fc.assert(
      fc.property(jsonObject, (document) => {
        const reversed = Object.fromEntries(Object.entries(document).reverse());
        const text = canonicalJson(document);

        expect(canonicalJson(reversed)).toBe(text);
        expect(canonicalJson(JSON.parse(text) as JsonObject)).toBe(text);
      }),
    );
  });
});

describe('documentVersion', () => {
  it('is the SHA-256 of the canonical JSON', () => {
    const hash = createHash('sha256').update('{"a":1,"b":"ü"}').digest('hex');

    expect(documentVersion({ b: 'ü', a: 1 })).toBe(hash);
  });

  it('tells absent from null', () => {
    expect(documentVersion({ a: null })).not.toBe(documentVersion({}));
  });
});
