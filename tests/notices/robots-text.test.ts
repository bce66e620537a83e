import { describe, expect, test } from 'vitest';
import { renderNotice } from '../../domain/notices/render-notice.ts';
import { type RobotText, robotText } from '../../domain/notices/robot-text.ts';
import { cutToBytes, utf8Length } from '../../domain/notices/utf8-length.ts';
import { fc } from '../support/repeatable.ts';
import { everyMessenger, robotChannel, robotDelivery, shownText } from './robot-delivery.ts';
import { robotService } from './robot-service.ts';
import { lateReview, sampleLink } from './sample-notice.ts';

const anyTime = new AbortController().signal;

/** What every messenger reads as a mark, a mention or a link of its own. */
const living = /[<>[\]*_`~|\\#@]|&#?\w+;|:\/\/|[\p{L}\p{N}-]\.\p{L}{2}/u;

function typed(customerName: string): RobotText {
  return robotText(renderNotice({ ...lateReview, customerName }, 'zh', sampleLink), 4_096);
}

function customerIn({ lines }: RobotText): string | undefined {
  return lines.find(({ label }) => label === '客户：')?.text;
}

describe('what people typed stays text', () => {
  test.each([
    ['[x](http://evil)', '［x］(http：//evil)'],
    ['<at user_id="all">所有人</at>', '＜at user＿id="all"＞所有人＜/at＞'],
    ['<@all> @所有人 @13800000000', '＜＠all＞ ＠所有人 ＠13800000000'],
    ['![](https://evil.com/a.png)', '!［］(https：//evil．com/a．png)'],
    ['&#60;at&#62; &lt;b&gt;', '＆＃60;at＆＃62; ＆lt;b＆gt;'],
    ['www.evil.com', 'www．evil．com'],
    ['**A** `b` ~~c~~ | d \\ # e', '＊＊A＊＊ ｀b｀ ～～c～～ ｜ d ＼ ＃ e'],
    ['one\n### two\r\n[3]: http://evil', 'one ＃＃＃ two ［3］: http：//evil'],
    ['half a \uD840 letter', 'half a \uFFFD letter'],
    ['A&B Co., No. 5 (1.5 m)', 'A&B Co., No. 5 (1.5 m)'],
  ])('%s', (name, shown) => {
    expect(customerIn(typed(name))).toBe(shown);
  });

  test('whatever is typed, nothing in it lives, and it goes no further than its line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (name, order) => {
        const notice = { ...lateReview, customerName: name, orderNumber: order, lotId: name };
        const { title, lines } = robotText(renderNotice(notice, 'en', sampleLink), 4_096);
        for (const text of [title, ...lines.map((line) => line.text)]) {
          expect(text).not.toMatch(living);
          expect(text).not.toMatch(/[\n\r\u2028\u2029]/);
          expect(text.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  test.each(everyMessenger)(
    '%s: a hostile customer, order and person mention nobody and link nowhere',
    async (channel) => {
      const service = await robotService(channel);
      const hostile = '<at user_id="all"></at><@all>[x](http://evil.com)';
      const notice = {
        customerName: hostile,
        orderNumber: hostile,
        responsible: {
          ...lateReview.responsible,
          people: [{ personId: 'p', nameZh: hostile, nameEn: hostile }],
        },
      };
      await robotChannel(channel).send(robotDelivery(channel, service.url, { notice }), anyTime);
      const shown = shownText(service.heard[0]?.body);
      expect(shown).not.toMatch(/<|\[x\]|evil\.com/);
      expect(shown.match(/https?:\/\//g)).toHaveLength(channel === 'FEISHU' ? 2 : 1);
    },
  );

  test('a link with brackets stays one link, and what is no web address is not linked', () => {
    const message = (link: string) => robotText(renderNotice(lateReview, 'en', link), 4_096);
    expect(message('https://orders.example.com/v1/orders/a(b)[c]').link?.href).toBe(
      'https://orders.example.com/v1/orders/a%28b%29%5Bc%5D',
    );
    expect(message('javascript:alert(1)').link).toBeUndefined();
  });
});

describe('messages that are too long', () => {
  const crowd = Array.from({ length: 1_000 }, (_, n) => ({
    personId: `p${n}`,
    nameZh: `"欧阳${n}"𠮷👩‍👩‍👧`,
    nameEn: `"Ouyang ${n}" é`,
  }));
  const notice = { responsible: { ...lateReview.responsible, people: crowd } };

  test.each(everyMessenger)(
    '%s takes the cut message: it says so, and title, link and footer are whole [SLA-16]',
    async (channel) => {
      const service = await robotService(channel);
      for (const locale of ['zh', 'en']) {
        const delivery = robotDelivery(channel, service.url, { notice, robot: { locale } });
        await robotChannel(channel).send(delivery, anyTime);
        const shown = shownText(service.heard.at(-1)?.body);
        expect(shown).toContain(sampleLink);
        expect(shown).toContain('Dueline');
        expect(shown).toContain(locale === 'zh' ? '…（内容过长' : '… (too long');
        expect(shown).toContain('SO-2025-000123');
        expect(shown).not.toContain('�');
      }
    },
  );

  test('a message that fits is not cut', () => {
    expect(typed('四川机械有限公司').lines.some(({ text }) => text.includes('内容过长'))).toBe(false);
  });

  test('the limit holds for every length and limit, marks included', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 900, max: 5_000 }),
        fc.integer({ min: 0, max: 400 }),
        (longest, people) => {
          const responsible = { ...lateReview.responsible, people: crowd.slice(0, people) };
          const text = robotText(renderNotice({ ...lateReview, responsible }, 'zh', sampleLink), longest);
          const marked = [
            `### ${text.title}`,
            ...text.lines.map(({ label, text: value }) => `**${label}** ${value}`),
          ];
          const all = [...marked, `[${text.link?.label}](${text.link?.href})`, text.footer].join('\n\n');
          expect(Buffer.byteLength(all)).toBeLessThanOrEqual(longest);
        },
      ),
    );
  });

  test('no letter is parted: neither its bytes, nor its accent, nor the people of an emoji', () => {
    expect([0, 2, 3, 5, 6].map((bytes) => cutToBytes('四川', bytes))).toEqual(['', '', '四', '四', '四川']);
    expect(cutToBytes('e\u0301x', 2)).toBe('');
    expect(cutToBytes('a👩‍👩‍👧b', 18)).toBe('a');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, longest) => {
        const cut = cutToBytes(text, longest);
        expect(utf8Length(text)).toBe(Buffer.byteLength(text));
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(longest);
        expect(text.startsWith(cut)).toBe(true);
      }),
    );
  });
});
