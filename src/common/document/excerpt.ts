const LONGEST = 60;

/** A user's text as a message quotes it: in quotes, control characters escaped, cut when long. */
export function excerpt(text: string): string {
  return JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}
