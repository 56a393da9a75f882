/** Elements of HTML that have no end tag. */
const VOID = new Set(['meta', 'link', 'br', 'wbr', 'hr', 'img']);

const TOKEN =
  /<!DOCTYPE html>|<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z:_-]+="[^"<>]*")*)\s*(\/?)>|&(?:amp|lt|gt|quot|#39);/g;

/**
 * What is wrong with a page that claims to be strict: tags that do not match, attributes without quotes or twice, stray
 * `<`, `>` or `&`, ids that are used twice, references to ids that are not there. Styles are not looked into.
 */
export function markupFaults(page: string): readonly string[] {
  const text = page.replaceAll(/<style>[^<]*<\/style>/g, '');
  const faults: string[] = [];
  const open: string[] = [];
  const ids = new Set<string>();
  const references: string[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    faults.push(...strayCharacters(text.slice(end, match.index)));
    end = match.index + match[0].length;
    const [, slash = '', name, attributes = '', selfClosing] = match;
    if (name === undefined) continue;
    if (slash === '/') {
      const last = open.pop();
      if (last !== name) faults.push(`</${name}> closes <${String(last)}>`);
      continue;
    }
    const seen = new Set<string>();
    for (const [, key = '', value = ''] of attributes.matchAll(/([a-zA-Z:_-]+)="([^"]*)"/g)) {
      if (seen.has(key)) faults.push(`<${name}> has ${key} twice`);
      seen.add(key);
      if (key === 'id' && ids.has(value)) faults.push(`two elements have the id ${value}`);
      if (key === 'id') ids.add(value);
      for (const [, id = ''] of value.matchAll(/url\(#([^)]*)\)/g)) references.push(id);
      if (key === 'aria-labelledby') references.push(...value.split(' '));
      if (key === 'href' && value.startsWith('#')) references.push(value.slice(1));
    }
    if (selfClosing !== '/' && !VOID.has(name)) open.push(name);
  }
  faults.push(...strayCharacters(text.slice(end)), ...open.map((name) => `<${name}> stays open`));
  return [...faults, ...references.filter((id) => !ids.has(id)).map((id) => `no id ${id}`)];
}

function strayCharacters(text: string): readonly string[] {
  const stray = /[<>&]/.exec(text);
  return stray === null
    ? []
    : [`stray ${text.slice(Math.max(0, stray.index - 20), stray.index + 20)}`];
}

/** What a reader of the page's text would see of an element, markup and extra space removed. */
export function textOf(markup: string): string {
  return markup
    .replaceAll('<wbr />', '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
