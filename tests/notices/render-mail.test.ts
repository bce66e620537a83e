import { describe, expect, test } from 'vitest';
import { htmlText, htmlTexts, plainText } from '../../domain/notices/message-text.ts';
import { type Message, renderNotice } from '../../domain/notices/render-notice.ts';
import { lateReview, sampleLink } from './sample-notice.ts';

describe('a message as a mail shows it', () => {
  const message: Message = {
    language: 'en',
    subject: `Q&A <"1">'s`,
    lead: 'Please see to it.',
    fields: [
      { name: 'order', label: 'Order', value: 'SO-1' },
      { name: 'item', label: '1', value: 'SO-2', href: 'https://a.example/?x=1&y="2"' },
      { name: 'link', label: 'See', value: 'here' },
    ],
    colon: ': ',
    link: 'https://a.example/all',
    footer: 'Sent by Dueline.',
  };

  test('has a line for each field, and behind it where it leads', () => {
    expect(plainText(message)).toBe(
      `Please see to it.\n\nOrder: SO-1\n1: SO-2 https://a.example/?x=1&y="2"\nSee: here\n\nSent by Dueline.\n`,
    );
  });

  test('has a row for each field in HTML; the last leads to where the message does, and what was typed is text', () => {
    const rows = [
      '<tr><th align="left" valign="top">Order</th><td>SO-1</td></tr>',
      '<tr><th align="left" valign="top">1</th><td><a href="https://a.example/?x=1&amp;y=&quot;2&quot;">SO-2</a></td></tr>',
      '<tr><th align="left" valign="top">See</th><td><a href="https://a.example/all">here</a></td></tr>',
    ];
    expect(htmlText(message)).toBe(
      [
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Q&amp;A &lt;&quot;1&quot;&gt;&#39;s</title></head><body>',
        '<p>Please see to it.</p>',
        `<table cellpadding="4">${rows.join('')}</table>`,
        '<p><small>Sent by Dueline.</small></p>',
        '</body></html>',
      ].join('\n'),
    );
  });

  test('stands in each of its languages below the other, each marked as what it is', () => {
    const chinese = renderNotice(lateReview, 'zh', sampleLink);
    const both = htmlTexts([chinese, message]);
    expect(both).toMatch(/^<!doctype html><html lang="zh-CN">/);
    expect(both).toContain(`<title>${chinese.subject}</title>`);
    expect(both).toContain('\n<hr>\n<div lang="en">\n<p>Please see to it.</p>\n');
    expect(both).toContain('</p>\n</div>\n</body></html>');
    expect(both.match(/<hr>|<div/g)).toEqual(['<hr>', '<div']);
  });
});
