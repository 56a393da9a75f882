const LONE_SURROGATE = /\p{Cs}/u;
const CONTROL_CHARACTER = /\p{Cc}/u;

/** What keeps a text from being stored at all, or null: not every store can hold it. */
export function unstorableReason(text: string): string | null {
  if (text.includes('\0')) return 'it contains a NUL character';
  if (LONE_SURROGATE.test(text)) return 'it contains half of a surrogate pair';
  return null;
}

/** What keeps a text from being an identifier such as a ticker, or null: 1 to `maxLength` code points in plain sight. */
export function labelReason(text: string, maxLength: number): string | null {
  if (text === '') return 'it is empty';
  if (isLongerThan(text, maxLength)) return `it has more than ${maxLength.toString()} characters`;
  if (LONE_SURROGATE.test(text)) return 'it contains half of a surrogate pair';
  if (CONTROL_CHARACTER.test(text)) return 'it contains a control character';
  return null;
}

/** In code points. */
export function isLongerThan(text: string, maxLength: number): boolean {
  if (text.length <= maxLength) return false;
  return text.length > 2 * maxLength || Array.from(text).length > maxLength;
}
