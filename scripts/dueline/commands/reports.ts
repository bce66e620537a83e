import type { Command } from 'commander';
import { z } from 'zod';
import { tableOf } from '../../demo/text-width.ts';
import { shaped, when } from '../cells.ts';
import type { Terminal } from '../terminal.ts';

const name = z.looseObject({ zh: z.string(), en: z.string() });
const span = { from: z.string(), until: z.string() };

const time = z.looseObject({
  ...span,
  departments: z.array(
    z.looseObject({
      name,
      open: z.number(),
      atRisk: z.number(),
      breachedOpen: z.number(),
      closedOnTime: z.number(),
      closedLate: z.number(),
      onTimePercent: z.string().nullable(),
    }),
  ),
  acknowledgement: z
    .looseObject({
      acknowledged: z.number(),
      withinPercent: z.string().nullable(),
      medianMinutes: z.number().nullable(),
      missed: z.number(),
      openMissed: z.number(),
    })
    .optional(),
});

const parties = z.array(z.looseObject({ party: z.string(), name, minutes: z.number() }));
const attribution = z.looseObject({
  ...span,
  minutes: z.number(),
  items: z.array(z.looseObject({ parties })),
  nextCursor: z.string().nullable(),
});

interface Options {
  from?: string;
  until?: string;
  department?: string;
}

const pageSize = 200;

/** `reports`: how departments keep their deadlines, and where the time of orders went. */
export function reportCommands(program: Command, terminal: Terminal): void {
  const reports = program.command('reports').description('Figures of clocks');

  withSpan(reports.command('time'))
    .description('Tell per department what is open, at risk, breached, and completed on time or late')
    .action(async (options: Options) => {
      const answer = await terminal.api().get('/v1/reports/time', { ...options });
      terminal.show(answer, () => timeText(shaped(time, answer)));
    });

  withSpan(reports.command('attribution'))
    .description('Tell where the working time of orders went: department, customer, supplier or carrier')
    .action(async (options: Options) => {
      const api = terminal.api();
      const sums = new Map<string, { name: z.output<typeof name>; minutes: number }>();
      const all = { from: '', until: '', orders: 0, minutes: 0 };
      // The first page fixes the span, so that the others are of the same.
      let query: Options & { cursor?: string } = options;
      for (let more = true; more; ) {
        const page = shaped(
          attribution,
          await api.get('/v1/reports/attribution', { ...query, limit: pageSize }),
        );
        Object.assign(all, { from: page.from, until: page.until });
        all.orders += page.items.length;
        all.minutes += page.minutes;
        for (const { party, name: names, minutes } of page.items.flatMap((item) => item.parties)) {
          sums.set(party, { name: names, minutes: (sums.get(party)?.minutes ?? 0) + minutes });
        }
        more = page.nextCursor !== null;
        if (page.nextCursor !== null) {
          query = { ...options, from: page.from, until: page.until, cursor: page.nextCursor };
        }
      }
      const charged = [...sums]
        .map(([party, sum]) => ({ party, ...sum }))
        .sort((a, b) => b.minutes - a.minutes);
      const answer = { ...all, parties: charged };
      terminal.show(answer, () => attributionText(answer));
    });
}

function withSpan(command: Command): Command {
  return command
    .option('--from <instant>', '2025-10-01T00:00:00+08:00; 30 days before the end unless given')
    .option('--until <instant>', 'up to but not at; now unless given')
    .option('--department <code>', 'of one department: QUALITY');
}

function timeText({ from, until, departments, acknowledgement }: z.output<typeof time>): string {
  const numbers = ['未完 open', '有风险 at risk', '已超期 breached', '按时 on time', '迟完 late', '按时率 %'];
  const rows = departments.map((each) => [
    `${each.name.zh} ${each.name.en}`,
    ...[each.open, each.atRisk, each.breachedOpen, each.closedOnTime, each.closedLate].map(String),
    each.onTimePercent ?? '—',
  ]);
  const lines = [
    `${when(from)} – ${when(until)}`,
    '',
    tableOf(['部门 department', ...numbers], rows, numbers),
  ];
  if (acknowledgement === undefined) return lines.join('\n');
  const { acknowledged, withinPercent, medianMinutes, missed, openMissed } = acknowledgement;
  lines.push(
    '',
    `收单确认 acknowledgement: ${acknowledged} orders, ${withinPercent ?? '—'} % within the target, median ${medianMinutes ?? '—'} minutes, ${missed} missed, ${openMissed} open and past it`,
  );
  return lines.join('\n');
}

function attributionText(all: {
  from: string;
  until: string;
  orders: number;
  minutes: number;
  parties: { name: z.output<typeof name>; minutes: number }[];
}): string {
  const share = (minutes: number) =>
    all.minutes === 0 ? '—' : (Math.floor((minutes * 1_000) / all.minutes) / 10).toFixed(1);
  const numbers = ['工作分钟 working minutes', '占比 %'];
  const rows = all.parties.map((each) => [
    `${each.name.zh} ${each.name.en}`,
    String(each.minutes),
    share(each.minutes),
  ]);
  return [
    `${when(all.from)} – ${when(all.until)}: ${all.orders} orders, ${all.minutes} working minutes`,
    '',
    tableOf(['承担方 party', ...numbers], rows, numbers),
  ].join('\n');
}
