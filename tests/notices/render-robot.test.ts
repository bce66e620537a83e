import { describe, expect, test } from 'vitest';
import type { Message } from '../../domain/notices/render-notice.ts';
import { robotText } from '../../domain/notices/robot-text.ts';
import { cutToBytes, utf8Length } from '../../domain/notices/utf8-length.ts';

/**
 * In a robot's bytes, each piece with 16 more for the marks around it: title 7, label of the link 3, link 19 and
 * footer 4 make 97; the lead 4 makes 20, the order's line 7 + 4 makes 27.
 */
const message: Message = {
  language: 'en',
  subject: 'Subject',
  lead: 'Lead',
  fields: [
    { name: 'order', label: 'Order', value: 'SO-1' },
    { name: 'link', label: 'See', value: 'https://o.example/1' },
  ],
  colon: ': ',
  link: 'https://o.example/1',
  footer: 'Foot',
};
const whole = 97 + 20 + 27;

/** Takes 42 bytes. */
const mark = { label: '', text: '… (too long; open the link for the rest)' };

describe('a message of a robot', () => {
  test('has title, lead and fields as lines, the link by its label, and the footer', () => {
    expect(robotText(message, 4_096)).toEqual({
      language: 'en',
      title: 'Subject',
      lines: [
        { label: '', text: 'Lead' },
        { label: 'Order: ', text: 'SO-1' },
      ],
      link: { label: 'See', href: 'https://o.example/1' },
      footer: 'Foot',
    });
  });

  test('is whole as long as it fits to the byte', () => {
    expect(robotText(message, whole).lines).toHaveLength(2);
    expect(robotText(message, whole).lines).not.toContainEqual(mark);
    expect(robotText(message, whole - 1).lines).toContainEqual(mark);
  });

  test('says that it was cut even where nothing else of its lines fits, and keeps title, link and footer', () => {
    const { lines, title, link, footer } = robotText(message, whole - 1);
    expect(lines).toEqual([mark]);
    expect([title, link?.href, footer]).toEqual(['Subject', 'https://o.example/1', 'Foot']);
    expect(robotText({ ...message, language: 'zh-CN' }, whole - 1).lines).toEqual([
      { label: '', text: '…（内容过长，其余请打开链接查看）' },
    ]);
  });

  test('is cut in the line that no longer fits, and nothing after it is told', () => {
    // 97, 20, 123 and 27 make 267. One byte less leaves 169 for the lines: the mark takes 58, the lead 20, and label
    // and marks of the long line 23.
    const [first, ...link] = message.fields;
    if (first === undefined) throw new Error('no field');
    const long = { ...message, fields: [{ ...first, value: 'x'.repeat(100) }, first, ...link] };
    expect(robotText(long, 97 + 20 + 123 + 27).lines).toHaveLength(3);
    expect(robotText(long, 97 + 20 + 123 + 27 - 1).lines).toEqual([
      { label: '', text: 'Lead' },
      { label: 'Order: ', text: 'x'.repeat(68) },
      mark,
    ]);
  });

  test('needs no room for a link that it does not have', () => {
    // Title 23, footer 20 and 16 each for label and address make 75; the lines take 47.
    const bare = { ...message, link: '' };
    expect(robotText(bare, 75 + 47).lines).not.toContainEqual(mark);
    expect(robotText(bare, 75 + 46).lines).toContainEqual(mark);
    const unlabelled = { ...message, fields: message.fields.slice(0, 1) };
    expect(robotText(unlabelled, 4_096).link).toEqual({ label: '', href: 'https://o.example/1' });
  });

  test.each([
    ['&lt;b&gt;', '＆lt;b＆gt;'],
    ['&#60;', '＆＃60;'],
    ['Q&A, A & B;', 'Q&A, A & B;'],
    ['http://evil', 'http：//evil'],
    ['交期: 周五 (10:30)', '交期: 周五 (10:30)'],
    ['www.evil.com', 'www．evil．com'],
    ['3.cn x-.cn 华.cn', '3．cn x-．cn 华．cn'],
    ['No. 5, 1.5 m, a.b, (.cn), end.', 'No. 5, 1.5 m, a.b, (.cn), end.'],
    ['<[*_`~|\\#@]>', '＜［＊＿｀～｜＼＃＠］＞'],
  ])('shows %s as text that lives in no messenger', (typed, shown) => {
    expect(robotText({ ...message, lead: typed }, 4_096).lines[0]).toEqual({ label: '', text: shown });
    expect(robotText({ ...message, subject: typed }, 4_096).title).toBe(shown);
  });

  test('has a title of at most 600 bytes', () => {
    const titled = (subject: string) => robotText({ ...message, subject }, 4_096).title;
    expect(titled('x'.repeat(600))).toHaveLength(600);
    expect(titled('x'.repeat(601))).toHaveLength(600);
    expect(titled('长'.repeat(300))).toBe('长'.repeat(200));
  });

  test('has no link that is no address of the web, or longer than messengers take', () => {
    const linked = (link: string) => robotText({ ...message, link }, 8_192).link?.href;
    const ofLength = (length: number) =>
      `http://o.example/${'x'.repeat(length - 'http://o.example/'.length)}`;
    expect(linked(ofLength(1_500))).toBe(ofLength(1_500));
    expect(linked(ofLength(1_501))).toBeUndefined();
    for (const none of [
      '',
      '/orders/1',
      'ftp://o.example/1',
      'x https://o.example/1',
      'https://o.example/1 x',
    ]) {
      expect(linked(none), none).toBeUndefined();
    }
    expect(linked('https://o.example/<a>')).toBe('https://o.example/%3Ca%3E');
  });
});

describe('bytes of UTF-8', () => {
  test('are one to four for a letter, by where it stands in Unicode', () => {
    const lengths = ['', '\u007F', '\u0080', '\u07FF', '\u0800', '\uFFFD', '\u{10000}', 'a四𠮷'].map(
      utf8Length,
    );
    expect(lengths).toEqual([0, 1, 2, 2, 3, 3, 4, 8]);
  });

  test('cut a text after the last letter that fits whole', () => {
    expect(cutToBytes('abc', 3)).toBe('abc');
    expect(cutToBytes('abc', 2)).toBe('ab');
    expect(cutToBytes('a四b', 3)).toBe('a');
    expect(cutToBytes('a四b', 4)).toBe('a四');
    expect(cutToBytes('四b', 2)).toBe('');
    expect(cutToBytes('ab', -1)).toBe('');
  });
});
