import { epochMs } from '../instant.ts';
import { commandTable } from '../order/commands.ts';
import { journey } from '../order/journey.ts';
import { departments } from '../people/departments.ts';
import { roles } from '../people/roles.ts';
import type { ClockFigures, ClockNotice, OrderFigures, RequiredAction, Responsible } from './notice.ts';
import { lateInWords, named, oneLine, plainInstant, workingTimeInWords } from './plain-words.ts';
import type { FieldValues } from './single-text.ts';
import { filled, type NoticeWords } from './words.ts';

/** What every notice about an order says of it. */
export function orderValues(order: OrderFigures, words: NoticeWords): FieldValues {
  return {
    order: oneLine(order.orderNumber),
    ...(order.customerName === undefined ? {} : { customer: oneLine(order.customerName) }),
    ...(order.lotId === undefined ? {} : { lot: order.lotId }),
    stage: named(journey[order.stage], words),
  };
}

/** Deadline, responsible person, overdue time and required action (SLA-16). */
export function deadlineValues(told: ClockFigures | ClockNotice, words: NoticeWords): FieldValues {
  const deadline = plainInstant(told.deadline, told.zone, words);
  return {
    deadline: told.provisional ? filled(words.provisional, { deadline }) : deadline,
    responsible: responsibleOf(told.responsible, words),
    overdue: overdueOf(told, words),
    action: told.requiredActions.map((action) => actionOf(action, words)).join(words.comma) || words.noAction,
  };
}

/** How a subject names an order. */
export function orderPlaces(order: OrderFigures, words: NoticeWords): Record<'order' | 'stage', string> {
  const lot = order.lotId === undefined ? '' : `/${order.lotId}`;
  return { order: `${oneLine(order.orderNumber)}${lot}`, stage: named(journey[order.stage], words) };
}

export function clockSubject(notice: ClockNotice, words: NoticeWords): string {
  const deadline = plainInstant(notice.deadline, notice.zone, words);
  const places = { ...orderPlaces(notice, words), deadline };
  switch (notice.kind) {
    case 'UNSTAFFED_ROLE': {
      const role = named(roles[notice.unstaffedRole ?? notice.responsible.role], words);
      return filled(words.unstaffedSubject, { ...places, role });
    }
    case 'ESCALATION':
    case 'REMINDER': {
      const level = words.levels[notice.level].name;
      const late = lateInWords(notice, words);
      if (notice.kind === 'REMINDER') {
        return filled(words.acts.REMINDER.subject, { ...places, level, late, n: notice.reminder ?? 1 });
      }
      if (notice.level === 'PREWARNING') return filled(words.subjectWarning, { ...places, level });
      const isLate = epochMs(notice.reachedAt) > epochMs(notice.deadline);
      return filled(isLate ? words.subjectLate : words.subjectDue, { ...places, level, late });
    }
    default:
      return filled(words.acts[notice.kind].subject, places);
  }
}

function overdueOf(told: ClockFigures | ClockNotice, words: NoticeWords): string {
  const at = plainInstant(told.reachedAt, told.zone, words);
  const ahead = epochMs(told.deadline) - epochMs(told.reachedAt);
  if (ahead > 0)
    return filled(words.notYet, { at, left: workingTimeInWords(told.workingMinutesLeft, words) });
  if (ahead === 0) return filled(words.justNow, { at });
  return filled(words.late, { at, late: lateInWords(told, words) });
}

function responsibleOf(responsible: Responsible, words: NoticeWords): string {
  const people = responsible.people.map((person) =>
    oneLine(words.language === 'zh-CN' ? person.nameZh : person.nameEn),
  );
  return filled(people.length === 0 ? words.responsible : words.responsibleNamed, {
    department: named(departments[responsible.department], words),
    role: named(roles[responsible.role], words),
    people: people.join(words.comma),
  });
}

function actionOf({ command, departments: owed }: RequiredAction, words: NoticeWords): string {
  return filled(words.actionBy, {
    action: named(commandTable[command], words),
    departments: owed.map((department) => named(departments[department], words)).join(words.comma),
  });
}
