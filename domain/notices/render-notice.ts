import { epochMs } from '../instant.ts';
import { commandTable } from '../order/commands.ts';
import { journey } from '../order/journey.ts';
import { departments } from '../people/departments.ts';
import { roles } from '../people/roles.ts';
import type { Notice, RequiredAction } from './notice.ts';
import { lateInWords, oneLine, plainInstant, workingTimeInWords } from './plain-words.ts';
import { type FieldName, fieldNames, filled, type NoticeWords, wordsFor } from './words.ts';

/** One line of a message. */
export interface MessageField {
  name: FieldName;
  label: string;
  value: string;
}

/** A notice in one language, before a channel gives it a form: what every channel can show. */
export interface Message {
  language: NoticeWords['language'];
  subject: string;
  lead: string;
  /** In the order of `fieldNames`; what does not apply is left out. */
  fields: MessageField[];
  /** Between a field's label and its value. */
  colon: string;
  link: string;
  footer: string;
}

/** A notice in the language of a locale (SLA-16). `link` is where the order can be seen. */
export function renderNotice(notice: Notice, locale: string, link: string): Message {
  const words = wordsFor(locale);
  const values = fieldValues(notice, words, link);
  return {
    language: words.language,
    subject: subjectOf(notice, values, words),
    lead: leadOf(notice, words),
    fields: fieldNames.flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [{ name, label: words.fields[name], value }];
    }),
    colon: words.colon,
    link,
    footer: words.footer,
  };
}

type FieldValues = Partial<Record<FieldName, string>>;

function fieldValues(notice: Notice, words: NoticeWords, link: string): FieldValues {
  const deadline = plainInstant(notice.deadline, notice.zone, words);
  return {
    order: oneLine(notice.orderNumber),
    ...(notice.customerName === undefined ? {} : { customer: oneLine(notice.customerName) }),
    ...(notice.lotId === undefined ? {} : { lot: notice.lotId }),
    stage: named(journey[notice.stage], words),
    deadline: notice.provisional ? filled(words.provisional, { deadline }) : deadline,
    responsible: responsibleOf(notice, words),
    overdue: overdueOf(notice, words),
    action:
      notice.requiredActions.map((action) => actionOf(action, words)).join(words.comma) || words.noAction,
    ...(notice.unstaffedRole === undefined || notice.kind === 'UNSTAFFED_ROLE'
      ? {}
      : { note: filled(words.toldInstead, { role: named(roles[notice.unstaffedRole], words) }) }),
    link,
  };
}

function leadOf(notice: Notice, words: NoticeWords): string {
  if (notice.kind === 'ESCALATION') return words.levels[notice.level].lead;
  return filled(words.unstaffedLead, { role: vacantRole(notice, words) });
}

function vacantRole({ unstaffedRole, responsible }: Notice, words: NoticeWords): string {
  return named(roles[unstaffedRole ?? responsible.role], words);
}

function subjectOf(notice: Notice, values: FieldValues, words: NoticeWords): string {
  const lot = notice.lotId === undefined ? '' : `/${notice.lotId}`;
  const places = {
    level: words.levels[notice.level].name,
    order: `${values.order}${lot}`,
    stage: values.stage ?? '',
    deadline: plainInstant(notice.deadline, notice.zone, words),
  };
  if (notice.kind === 'UNSTAFFED_ROLE') {
    return filled(words.unstaffedSubject, { ...places, role: vacantRole(notice, words) });
  }
  if (notice.level === 'PREWARNING') return filled(words.subjectWarning, places);
  if (isJustDue(notice)) return filled(words.subjectDue, places);
  return filled(words.subjectLate, { ...places, late: lateInWords(notice, words) });
}

function overdueOf(notice: Notice, words: NoticeWords): string {
  const at = plainInstant(notice.reachedAt, notice.zone, words);
  if (notice.level === 'PREWARNING') {
    return filled(words.notYet, { at, left: workingTimeInWords(notice.workingMinutesLeft, words) });
  }
  if (isJustDue(notice)) return filled(words.justNow, { at });
  return filled(words.late, { at, late: lateInWords(notice, words) });
}

function isJustDue(notice: Notice): boolean {
  return epochMs(notice.reachedAt) <= epochMs(notice.deadline);
}

function responsibleOf({ responsible }: Notice, words: NoticeWords): string {
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

function named(both: { zh: string; en: string }, words: NoticeWords): string {
  return words.language === 'zh-CN' ? both.zh : both.en;
}
