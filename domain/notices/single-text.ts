import { departments } from '../people/departments.ts';
import { roles } from '../people/roles.ts';
import { ownWords } from '../story/own-words.ts';
import { caseValues, caseWords } from './case-text.ts';
import { clockSubject, deadlineValues, orderPlaces, orderValues } from './clock-text.ts';
import type { ChannelDownNotice, IncidentNotice, OrderNotice, RungNotice, SingleNotice } from './notice.ts';
import { named, oneLine, plainInstant } from './plain-words.ts';
import type { Message, MessageField } from './render-notice.ts';
import { summaryValues, summaryWords } from './summary-text.ts';
import { type FieldName, fieldNames, filled, type NoticeWords } from './words.ts';

export type NoticeText = Pick<Message, 'subject' | 'lead' | 'fields'>;
export type FieldValues = Partial<Record<FieldName, string>>;

/** One notice: its subject, the sentence that says what it asks, and its lines. */
export function singleText(notice: SingleNotice, words: NoticeWords): NoticeText {
  switch (notice.kind) {
    case 'INCIDENT':
      return incidentText(notice, words);
    case 'CHANNEL_DOWN':
      return channelDownText(notice, words);
    case 'OVERDUE_SUMMARY':
      return { ...summaryWords(notice, words), fields: fieldsOf(summaryValues(notice, words), words) };
    case 'CASE':
      return { ...caseWords(notice, words), fields: fieldsOf(caseValues(notice, words), words) };
    default:
      return {
        subject: subjectOf(notice, words),
        lead: leadOf(notice, words),
        fields: fieldsOf({ ...orderValues(notice, words), ...detailValues(notice, words) }, words),
      };
  }
}

function subjectOf(notice: OrderNotice, words: NoticeWords): string {
  switch (notice.kind) {
    case 'RISK':
    case 'CHANGE_APPLIED':
    case 'WARNING':
    case 'ORDER_NEWS':
    case 'REPORT_DUE':
      return filled(words.acts[notice.kind].subject, orderPlaces(notice, words));
    default:
      return clockSubject(notice, words);
  }
}

function leadOf(notice: OrderNotice, words: NoticeWords): string {
  switch (notice.kind) {
    case 'ESCALATION':
      return words.levels[notice.level].lead;
    case 'UNSTAFFED_ROLE':
      return filled(words.unstaffedLead, { role: vacantRole(notice, words) });
    case 'WARNING':
      return oneLine(named(notice.message, words), longestText);
    default:
      return words.acts[notice.kind].lead;
  }
}

const longestText = 500;

function detailValues(notice: OrderNotice, words: NoticeWords): FieldValues {
  switch (notice.kind) {
    case 'ESCALATION':
    case 'UNSTAFFED_ROLE':
    case 'REMINDER': {
      const isInstead = notice.unstaffedRole !== undefined && notice.kind !== 'UNSTAFFED_ROLE';
      const note = filled(words.toldInstead, { role: vacantRole(notice, words) });
      return { ...deadlineValues(notice, words), ...(isInstead ? { note } : {}) };
    }
    case 'URGE': {
      const said = notice.message === undefined ? {} : { message: oneLine(notice.message, longestText) };
      return { ...deadlineValues(notice, words), by: personName(notice.by, words), ...said };
    }
    case 'REASSIGNED':
      return { ...deadlineValues(notice, words), by: personName(notice.by, words) };
    case 'STOP_WORK':
      return {
        ...deadlineValues(notice, words),
        by: personName(notice.by, words),
        reason: oneLine(notice.reason, longestText),
      };
    case 'PAUSE_ENDED':
      return { ...deadlineValues(notice, words), reason: words.pauses[notice.pauseReason] };
    case 'RISK': {
      const own = ownWords(notice.description, notice.zone);
      return {
        ...(notice.answer === undefined ? {} : deadlineValues({ ...notice, ...notice.answer }, words)),
        by: filled(words.byOf, {
          person: personName(notice.by, words),
          department: named(departments[notice.department], words),
        }),
        message: oneLine(own === undefined ? notice.description : named(own, words), longestText),
      };
    }
    case 'CHANGE_APPLIED':
      return {
        by: personName(notice.by, words),
        message: oneLine(named(notice.message, words), longestText),
      };
    case 'ORDER_NEWS':
      return {
        message: oneLine(named(notice.message, words), longestText),
      };
    case 'REPORT_DUE':
      return {
        department: named(departments[notice.department], words),
        period: filled(words.since, { at: plainInstant(notice.since, notice.zone, words) }),
      };
    case 'WARNING':
      return {};
  }
}

function vacantRole({ unstaffedRole, responsible }: RungNotice, words: NoticeWords): string {
  return named(roles[unstaffedRole ?? responsible.role], words);
}

function incidentText(notice: IncidentNotice, words: NoticeWords): NoticeText {
  const { zone, orders, clocks, waived } = notice;
  const department = named(departments[notice.department], words);
  const from = plainInstant(notice.from, zone, words);
  const until = plainInstant(notice.until, zone, words);
  return {
    subject: filled(words.incidentSubject, { department, from }),
    lead: words.incidentLead,
    fields: fieldsOf(
      {
        department,
        period: filled(words.period, { from, until }),
        reason: oneLine(notice.reason, longestText),
        extent: filled(words.incidentExtent, { orders, clocks, waived }),
      },
      words,
    ),
  };
}

function channelDownText(notice: ChannelDownNotice, words: NoticeWords): NoticeText {
  const channel = words.channels[notice.channel];
  const target = oneLine(notice.target);
  return {
    subject: filled(words.channelDownSubject, { channel, target }).trim(),
    lead: words.channelDownLead,
    fields: fieldsOf(
      {
        channel: target === '' ? channel : `${channel} ${target}`,
        period: filled(words.since, { at: plainInstant(notice.failingSince, notice.zone, words) }),
        extent: filled(words.failures, { n: notice.failures }),
        reason: oneLine(notice.lastError, longestText),
      },
      words,
    ),
  };
}

function fieldsOf(values: FieldValues, words: NoticeWords): MessageField[] {
  return fieldNames.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [{ name, label: words.fields[name], value }];
  });
}

function personName(person: { nameZh: string; nameEn: string }, words: NoticeWords): string {
  return oneLine(words.language === 'zh-CN' ? person.nameZh : person.nameEn);
}
