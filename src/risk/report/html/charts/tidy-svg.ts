import { escapeHtml } from '../markup/html.js';

interface Words {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/**
 * The library's drawing as it goes into a page: named and described for a screen reader, scaling with its place, and
 * without the marks that serve only a script and count up from one drawing to the next.
 */
export function tidySvg(svg: string, { id, title, description }: Words): string {
  const words = `<title id="${id}-title">${escapeHtml(title)}</title><desc id="${id}-text">${escapeHtml(description)}</desc>`;
  return svg
    .replace(/<style[^]*?<\/style>/g, '')
    .replace(/ (?:class="zr\d+-cls-\d+"|ecmeta_\w+="[^"]*"|pointer-events="\w+")/g, '')
    .replaceAll(/="(url\(#|#|)zr\d+-/g, `="$1${id}-`)
    .replace(/<rect [^>]*fill="none"><\/rect>\n/, '')
    .replace(/<svg[^>]*? viewBox="([^"]*)">/, (_, viewBox: string) => {
      const names = `aria-labelledby="${id}-title ${id}-text"`;
      return `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${names} viewBox="${viewBox}">${words}`;
    })
    .replaceAll(/\n+/g, '\n');
}
