import type { Instant } from '../../domain/instant.ts';
import { plainInstant } from '../../domain/notices/plain-words.ts';
import { wordsFor } from '../../domain/notices/words.ts';
import { commandTable, kebabName } from '../../domain/order/commands.ts';
import type { EscalationLevel } from '../../domain/order/escalation.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import { journey } from '../../domain/order/journey.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import { type OrderState, visibleStage } from '../../domain/order/state.ts';
import { type Role, roles } from '../../domain/people/roles.ts';
import type { SeenNotice } from './late-mailbox.ts';

const zone = 'Asia/Shanghai';

/** An instant in the company's zone: `2026-11-24 09:00 周二`. */
export function local(instant: Instant): string {
  return plainInstant(instant, zone, wordsFor('zh'));
}

export function receivedLine(state: OrderState): string {
  return `${local(state.receivedAt)}  收到订单 received ${state.orderNumber}, ${state.details.customer.name}`;
}

/** What is said before a stage in which nobody acts. */
export function waitingLine(command: CommandName, stage: Stage, due: Instant): string {
  const { zh, en } = commandTable[command];
  return `\n━━ ${journey[stage].zh} ${journey[stage].en}: 没有人“${zh}” nobody does "${en}", due ${local(due)}`;
}

/** A notice: when it was raised, how high it went, to whom, and word for word what they read. */
export function noticeLines({ notice, reader, way, subject, text }: SeenNotice): string[] {
  const level = `${wordsFor('zh').levels[notice.level].name} ${notice.level}`;
  const who = `${reader.nameZh} ${reader.nameEn} <${reader.address}>`;
  const body = text.trimEnd().split('\n');
  return [
    '',
    `${local(notice.reachedAt)}  ${level} → ${who} (${way})`,
    ...[subject, '', ...body].map(quoted),
  ];
}

/** Somebody does it at last: lateness never blocks an order (I6). */
export function lateActLine(command: CommandName, role: Role, at: Instant): string {
  const who = `${roles[role].zh} ${roles[role].en}`;
  return `\n${local(at)}  ${who}: ${commandTable[command].zh} ${kebabName(command)}, 逾期完成 late, and accepted`;
}

const levels: readonly EscalationLevel[] = ['PREWARNING', 'DEPARTMENT_HEAD', 'SECOND', 'LEADERSHIP'];

/** What was raised in each stage, and where the order stands. */
export function summaryLines(seen: readonly SeenNotice[], state: OrderState): string[] {
  const { zh, en } = journey[visibleStage(state)];
  const stages = [...new Set(seen.map(({ notice }) => notice.stage))];
  const mails = seen.filter(({ way }) => way === 'SMTP').length;
  return [
    '',
    `━━ ${state.orderNumber} ${zh} ${en}: late in ${stages.length} of its stages, and never held up.`,
    ...stages.map((stage) => {
      const there = seen.filter(({ notice }) => notice.stage === stage);
      return `   ${journey[stage].zh} ${journey[stage].en}: ${levels.map((level) => countOf(there, level)).join(', ')}`;
    }),
    `   ${mails} e-mails arrived over SMTP, each once; the rest stands in the product, for leadership in its daily digest too.`,
  ];
}

/** One escalation may have several readers. */
function countOf(seen: readonly SeenNotice[], level: EscalationLevel): string {
  const raised = seen.filter(({ notice }) => notice.level === level);
  const rungs = new Set(raised.map(({ notice }) => `${notice.clockId} ${notice.rung}`));
  return `${wordsFor('zh').levels[level].name} ${rungs.size}`;
}

function quoted(line: string): string {
  return `   │ ${line}`.trimEnd();
}
