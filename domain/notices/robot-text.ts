import { oneLine } from './plain-words.ts';
import type { Message } from './render-notice.ts';
import { cutToBytes, utf8Length } from './utf8-length.ts';
import type { Language } from './words.ts';

/** A notice as a robot says it in a group: text in which no messenger finds marks, mentions or links of its own. */
export interface RobotText {
  language: Language;
  title: string;
  lines: RobotLine[];
  /** Where the order can be seen; undefined when that is not an address for a browser. */
  link: { label: string; href: string } | undefined;
  footer: string;
}

export interface RobotLine {
  /** With its colon; empty for a sentence. */
  label: string;
  text: string;
}

const longestTitle = 600;
const longestLink = 1_500;
/** What a messenger's own marks around one line take at most. */
const marksOfLine = 16;

const cutMarks: Record<Language, string> = {
  'zh-CN': '…（内容过长，其余请打开链接查看）',
  en: '… (too long; open the link for the rest)',
};

/**
 * A message as the text of a robot, at most `longest` bytes of UTF-8 with room for marks on every line (SLA-16).
 * What does not fit is left out of the lines, and a last line says so; title, link and footer stay.
 */
export function robotText(message: Message, longest: number): RobotText {
  const { language, subject, lead, fields, colon, footer } = message;
  const title = cutToBytes(literal(subject), longestTitle);
  const link = linkOf(message);
  const around = [title, link?.label ?? '', link?.href ?? '', footer];
  const lines = [
    { label: '', text: literal(lead) },
    ...fields
      .filter(({ name }) => name !== 'link')
      .map(({ label, value }) => ({ label: `${label}${colon}`, text: literal(value) })),
  ];
  const room = longest - sum(around.map((text) => utf8Length(text) + marksOfLine));
  return { language, title, lines: fitted(lines, room, cutMarks[language]), link, footer };
}

function fitted(lines: readonly RobotLine[], room: number, cutMark: string): RobotLine[] {
  if (sum(lines.map(lengthOf)) <= room) return [...lines];
  const last = { label: '', text: cutMark };
  let left = room - lengthOf(last);
  const kept: RobotLine[] = [];
  for (const line of lines) {
    const text = cutToBytes(line.text, left - lengthOf({ ...line, text: '' }));
    if (text !== '') kept.push({ ...line, text });
    left -= lengthOf(line);
  }
  return [...kept, last];
}

function lengthOf({ label, text }: RobotLine): number {
  return utf8Length(label) + utf8Length(text) + marksOfLine;
}

function linkOf({ link, fields }: Message): RobotText['link'] {
  const label = fields.find(({ name }) => name === 'link')?.label ?? '';
  if (!/^https?:\/\/\S+$/.test(link) || utf8Length(link) > longestLink) return undefined;
  // A bracket would end the link.
  return { label, href: link.replace(/[()<>[\]]/g, percentEncoded) };
}

function percentEncoded(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Letters that mean something in some messenger's markdown, and the full-width ones that only look like them. */
const marks = /[<>[\]*_`~|\\#@]/g;
const toFullWidth = 0xfee0;

/**
 * Text that stays text. None of the three messengers documents an escape that all of its clients honour, so marks
 * become their full-width likenesses; an address that a client would make a link of loses its ASCII stops.
 */
function literal(text: string): string {
  return oneLine(text, Number.POSITIVE_INFINITY)
    .toWellFormed()
    .replace(/&(?=#?\w+;)/g, fullWidth)
    .replace(marks, fullWidth)
    .replace(/:(?=\/\/)/g, fullWidth)
    .replace(/(?<=[\p{L}\p{N}-])\.(?=\p{L}{2})/gu, fullWidth);
}

function fullWidth(letter: string): string {
  return String.fromCharCode(letter.charCodeAt(0) + toFullWidth);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
