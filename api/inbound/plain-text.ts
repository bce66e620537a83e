const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** Letters of a message that are read; the original has them all. */
const lettersRead = 20_000;

/** What a message says, whatever it looked like: from its plain part, else from the page without its marks. */
export function plainText(text: string | undefined, html: string | undefined): string | undefined {
  const said = shown(text ?? '') || shown(withoutMarks((html ?? '').slice(0, 10 * lettersRead)));
  return said === '' ? undefined : said;
}

/** A text that Postgres can store and a person can read. */
export function shown(text: string): string {
  const plain = text
    .slice(0, 2 * lettersRead)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cf}\p{Zl}\p{Zp}]|(?![\n\t])\p{Cc}/gu, '')
    .trim();
  return Array.from(plain).slice(0, lettersRead).join('');
}

function withoutMarks(html: string): string {
  return withoutHidden(html)
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d)\b[^<>]*>/gi, '\n')
    .replace(/<\/td\b[^<>]*>/gi, '\t')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_all, name: string) => entities[name] ?? '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

/** Drops what a browser does not show, piece by piece, so that no page takes long. */
function withoutHidden(html: string): string {
  const [first = '', ...pieces] = html.split('<');
  const kept = [first];
  let hidden: string | undefined;
  for (const piece of pieces) {
    const tag = /^\/?(script|style|head)\b/i.exec(piece)?.[1]?.toLowerCase();
    const isEnd = piece.startsWith('/');
    if (hidden !== undefined && !(isEnd && tag === hidden)) continue;
    hidden = tag === undefined || isEnd ? undefined : tag;
    if (hidden === undefined) kept.push(piece);
  }
  return kept.join('<');
}
