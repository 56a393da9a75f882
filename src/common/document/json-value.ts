/** Any JSON value, read-only. Objects may carry keys such as `__proto__`: build them with `Object.fromEntries`. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}
