import type { Message } from './render-notice.ts';

/** The message as plain text, a line for each field. */
export function plainText({ lead, fields, colon, footer }: Message): string {
  const lines = fields.map(({ label, value, href }) =>
    [`${label}${colon}${value}`, ...(href === undefined ? [] : [href])].join(' '),
  );
  return `${[lead, '', ...lines, '', footer].join('\n')}\n`;
}

/** The message as HTML: a plain table that every mail program shows, and nothing loaded from elsewhere. */
export function htmlText(message: Message): string {
  return htmlTexts([message]);
}

/** One message in several languages, one below the other. */
export function htmlTexts(messages: readonly Message[]): string {
  const { language = 'en', subject = '' } = messages[0] ?? {};
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>`,
    messages.map((message) => htmlBody(message, language)).join('\n<hr>\n'),
    '</body></html>',
  ].join('\n');
}

function htmlBody({ language, lead, fields, link, footer }: Message, around: string): string {
  const rows = fields.map(({ name, label, value, href = name === 'link' ? link : undefined }) => {
    const shown = href === undefined ? escaped(value) : `<a href="${escaped(href)}">${escaped(value)}</a>`;
    return `<tr><th align="left" valign="top">${escaped(label)}</th><td>${shown}</td></tr>`;
  });
  const lines = [
    `<p>${escaped(lead)}</p>`,
    `<table cellpadding="4">${rows.join('')}</table>`,
    `<p><small>${escaped(footer)}</small></p>`,
  ];
  return (language === around ? lines : [`<div lang="${language}">`, ...lines, '</div>']).join('\n');
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}
