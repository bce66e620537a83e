import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { explainDue } from '../../domain/working-time/due-path.ts';
import { formatLocal } from '../../domain/working-time/working-minutes.ts';
import type { LateInspection } from './play-late-inspection.ts';
import { keyOf, type ShownMessage } from './shown-messages.ts';

/** The worked example as Markdown: the path of the deadline, the ladder, and every message in both languages. */
export function renderExample(played: { zh: LateInspection; en: LateInspection }): string {
  const { clock, orderNumber } = played.en;
  return [
    opening(orderNumber),
    pathOf(clock.anchor),
    ladderOf(played.en),
    '## The messages, as people got them',
    '',
    'Every message of these days is here: the e-mails as the mail server got them, and what stands in the product alone.',
    'Times are those of the clock of the outbox, in Asia/Shanghai. Each message is shown in Chinese and in English;',
    "a person gets the one of the language that stands in the company's files.",
    '',
    ...pairs(played.zh.messages, played.en.messages).map(messageOf),
  ].join('\n');
}

function opening(orderNumber: string): string {
  return `# A late inspection over the National Day week

Written by \`npm run docs:escalation\` from a run of the product's own rules, commit, outbox and a real mail server, by
a clock that is moved by hand; a test holds this page to what a new run says. Do not edit.

Order ${orderNumber} comes to inspection on Tuesday 30 September 2025 at 11:00. Inspection has one working day (QC-01).
Nobody does it. 1 to 8 October are days off; Saturday 11 October is a make-up working day.
`;
}

function pathOf(anchor: string): string {
  const { due, path } = explainDue(companyDefault, anchor, '1wd');
  const rows = path.map(({ date, worked, rule, name, minutes = 0 }) => {
    return `| ${date} | ${worked ? `worked, ${minutes} min` : 'skipped'} | ${rule} | ${name === undefined ? '' : `${name.zh} · ${name.en}`} |`;
  });
  return [
    '## The deadline',
    '',
    `\`1wd\` from ${minute(anchor)} is due ${minute(due)}:`,
    '',
    '| date | | by which rule | |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function ladderOf({ clock }: LateInspection): string {
  const rows = clock.rungs.map(({ rung, at }) => `| \`${rung}\` | ${minute(at)} |`);
  return ['## The ladder', '', '| rung | recorded for |', '|---|---|', ...rows, ''].join('\n');
}

/** The same message in both languages: the runs differ in nothing else. */
function pairs(
  zh: readonly ShownMessage[],
  en: readonly ShownMessage[],
): [zh: ShownMessage, en: ShownMessage][] {
  return en.map((message, index) => {
    const other = zh[index];
    if (other === undefined || keyOf(other) !== keyOf(message) || zh.length !== en.length) {
      throw new Error('the two runs did not give the same messages');
    }
    return [other, message];
  });
}

function messageOf([zh, en]: [ShownMessage, ShownMessage]): string {
  return [
    `### ${minute(en.at)}, ${en.way}, to ${en.to}`,
    '',
    ...[zh, en].flatMap(({ subject, text }) => ['```text', subject, '', text.trim(), '```', '']),
  ].join('\n');
}

function minute(instant: string): string {
  const local = formatLocal(companyDefault, instant);
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}
