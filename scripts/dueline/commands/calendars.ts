import type { Command } from 'commander';
import { z } from 'zod';
import { tableOf } from '../../demo/text-width.ts';
import { shaped, tick, when } from '../cells.ts';
import { changeText } from '../change-text.ts';
import { readJsonObject } from '../read-json-file.ts';
import type { Terminal } from '../terminal.ts';

const made = {
  version: z.number(),
  reason: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
};
const definition = z.looseObject({ zone: z.string() });
const list = z.looseObject({
  items: z.array(z.looseObject({ calendarId: z.string(), definition, ...made })),
});
const one = z.looseObject({
  calendarId: z.string(),
  definition,
  versions: z.array(z.looseObject(made)),
  years: z.array(z.looseObject({ year: z.number(), provisional: z.boolean() })),
});
const days = z.looseObject({
  items: z.array(
    z.looseObject({
      date: z.string(),
      weekday: z.number(),
      worked: z.boolean(),
      frames: z.array(z.looseObject({ start: z.string(), end: z.string() })),
      rule: z.string(),
      name: z.looseObject({ zh: z.string(), en: z.string() }).optional(),
      provisional: z.boolean(),
    }),
  ),
});

/** `calendars`: their versions and dates, and drafts of corrections. */
export function calendarCommands(program: Command, terminal: Terminal): void {
  const calendars = program.command('calendars').description('Calendars: versions, dates, corrections');

  calendars
    .command('list', { isDefault: true })
    .description('List calendars in all versions')
    .action(async () => {
      const answer = await terminal.api().get('/v1/calendars');
      terminal.show(answer, () =>
        tableOf(
          ['日历 calendar', '版本 version', '时区 zone', '时间 when', '人 by', '原因 reason'],
          shaped(list, answer).items.map((each) => [
            each.calendarId,
            String(each.version),
            each.definition.zone,
            when(each.createdAt),
            each.createdBy,
            each.reason,
          ]),
          ['版本 version'],
        ),
      );
    });

  calendars
    .command('show')
    .description('Show one calendar: its versions, and the years that have an official notice')
    .argument('<id>')
    .action(async (id: string) => {
      const answer = await terminal.api().get(pathOf(id));
      terminal.show(answer, () => calendarText(shaped(one, answer)));
    });

  calendars
    .command('days')
    .description('List dates of a calendar, worked or not and by which rule')
    .argument('<id>')
    .requiredOption('--from <date>', 'first date, 2025-10-01')
    .requiredOption('--until <date>', 'last date')
    .action(async (id: string, span: { from: string; until: string }) => {
      const answer = await terminal.api().get(`${pathOf(id)}/days`, span);
      terminal.show(answer, () => daysTable(shaped(days, answer).items));
    });

  calendars
    .command('import')
    .description('Draft the import of an official notice; apply it with "changes apply"')
    .argument('<file>', 'JSON: {"country": "CN", "year": 2027, "holidays": [...]}')
    .option('--calendar <id>', 'into which calendar', 'company')
    .action(async (file: string, { calendar }: { calendar: string }) => {
      const notice = readJsonObject(terminal.folder, file);
      const answer = await terminal.api().post(`${pathOf(calendar)}/notices`, notice);
      terminal.show(answer, () => changeText(answer));
    });

  calendars
    .command('correct')
    .description('Draft a correction; apply it with "changes apply"')
    .argument('<file>', 'JSON: {"set": [overrides], "remove": [dates], "week": {...}, "zone": "..."}')
    .requiredOption('--reason <text>', 'why; it stands in the journal of every order that takes it')
    .option('--calendar <id>', 'of which calendar', 'company')
    .action(async (file: string, { reason, calendar }: { reason: string; calendar: string }) => {
      const body = readJsonObject(terminal.folder, file);
      const change = { kind: 'CALENDAR', subject: calendar, body, reason };
      const answer = await terminal.api().post('/v1/changes', change);
      terminal.show(answer, () => changeText(answer));
    });
}

function pathOf(id: string): string {
  return `/v1/calendars/${encodeURIComponent(id)}`;
}

function calendarText({ calendarId, definition: { zone }, versions, years }: z.output<typeof one>): string {
  const rows = versions.map((each) => [
    String(each.version),
    when(each.createdAt),
    each.createdBy,
    each.reason,
  ]);
  const official = years.filter(({ provisional }) => !provisional).map(({ year }) => year);
  const open = years.filter(({ provisional }) => provisional).map(({ year }) => year);
  return [
    `${calendarId}  ${zone}`,
    `官方公告 official notices: ${official.join(' ') || '—'}    暂定 provisional: ${open.join(' ') || '—'}`,
    '',
    tableOf(['版本 version', '时间 when', '人 by', '原因 reason'], rows, ['版本 version']),
  ].join('\n');
}

function daysTable(items: z.output<typeof days>['items']): string {
  return tableOf(
    ['日期 date', '', '上班 worked', '时段 frames', '依据 rule', '名称 name', '暂定 provisional'],
    items.map(({ date, weekday, worked, frames, rule, name, provisional }) => [
      date,
      `周${'一二三四五六日'[weekday - 1] ?? ''}`,
      tick(worked),
      frames.map(({ start, end }) => `${start}-${end}`).join(' '),
      rule,
      name === undefined ? '' : `${name.zh} ${name.en}`,
      tick(provisional),
    ]),
  );
}
