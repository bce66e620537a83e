import type { Database } from '../../db/connect.ts';
import { readOrder } from '../../db/reads/read-order.ts';
import { outbox } from '../../db/schema/outbox.ts';
import type { Notice, NoticePayload } from '../../domain/notices/notice.ts';
import { clockFigures, orderFigures } from '../../domain/notices/notice-payload.ts';
import type { Role } from '../../domain/people/roles.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import type { CurrentRules } from '../support/current-rules.ts';
import { holderOf } from './page-stage.ts';

/** A notice, who reads it, and the screen on which what it asks for is done: a command's form, or a page. */
export interface ToldNotice {
  notice: Notice;
  reader: Role;
  screen: { form: string } | { page: string };
}

/** Where orders run and people are told. */
export interface Told {
  database: Database;
  rules: CurrentRules;
}

const by = { personId: 'salesperson', nameZh: '张伟', nameEn: 'Zhang Wei' };

/** One notice of each kind about an order whose lot waits for its inspection, and a case of it, as the product words them. */
export async function everyNotice(
  { database, rules }: Told,
  orderId: string,
  caseId: string,
): Promise<ToldNotice[]> {
  const state = await readOrder(database, orderId);
  const clock = state?.clocks.find(({ kind }) => kind === 'inspection');
  if (state === undefined || clock?.due === undefined) throw new Error(`${orderId} waits for no inspection`);
  const at = new Date().toISOString();
  const told = { state, clock, at, policy: rules.policy, calendar: companyDefault, people: [by] };
  const figures = clockFigures(told);
  const about = orderFigures(state, clock.lotId, at, companyDefault);
  const form = { form: 'recordInspection' };
  const reader: Role = 'INSPECTOR';
  const rung = { rung: '0', level: 'DEPARTMENT_HEAD' } as const;
  const incident = {
    incidentId: 'chg_1',
    department: 'QUALITY',
    from: at,
    until: at,
    reason: '停电',
  } as const;
  const outage = {
    channel: 'EMAIL',
    target: '',
    failures: 5,
    failingSince: at,
    lastError: 'refused',
  } as const;
  const zone = companyDefault.zone;
  const escalation: Notice = { ...figures, kind: 'ESCALATION', ...rung };
  return [
    { notice: escalation, reader, screen: form },
    { notice: { ...figures, kind: 'REMINDER', ...rung, reminder: 1 }, reader, screen: form },
    { notice: { ...figures, kind: 'URGE', by, message: '请尽快' }, reader, screen: form },
    { notice: { ...figures, kind: 'REASSIGNED', by }, reader, screen: form },
    { notice: { ...figures, kind: 'PAUSE_ENDED', pauseReason: 'SUPPLIER' }, reader, screen: form },
    {
      notice: { ...about, kind: 'RISK', department: 'QUALITY', description: '缺料', by, answer: figures },
      reader,
      screen: form,
    },
    {
      notice: { ...about, kind: 'WARNING', message: { zh: '请核对交期', en: 'Please check the date' } },
      reader,
      screen: { page: `/orders/${orderId}` },
    },
    {
      notice: {
        ...about,
        kind: 'ORDER_NEWS',
        occasion: 'CONFIRMED',
        message: { zh: '已确认：水泵 × 4', en: 'Confirmed: 水泵 × 4' },
      },
      reader,
      screen: { page: `/orders/${orderId}` },
    },
    {
      notice: { ...about, kind: 'REPORT_DUE', department: 'PRODUCTION', since: at, period: 1 },
      reader: 'PRODUCTION_SUPERVISOR',
      screen: { form: 'recordTracking' },
    },
    {
      notice: {
        kind: 'OVERDUE_SUMMARY',
        month: '2025-10',
        total: { opened: 1, closed: 0, open: 1, daysOverdue: 3 },
        causes: [{ cause: 'PRODUCTION', department: 'PRODUCTION', cases: 1 }],
        repeats: [],
      },
      reader: 'GENERAL_MANAGER',
      screen: { page: '/cases/report' },
    },
    { notice: { ...figures, kind: 'STOP_WORK', by, reason: '项目停建' }, reader, screen: form },
    {
      notice: {
        ...about,
        kind: 'CHANGE_APPLIED',
        changeId: 'C1',
        revision: 2,
        by,
        message: { zh: '数量：100 → 60', en: 'quantity: 100 → 60' },
      },
      reader,
      screen: { page: `/orders/${orderId}` },
    },
    {
      notice: {
        kind: 'CASE',
        occasion: 'OPENED',
        caseId,
        caseNumber: 'CE20261122-0001',
        caseKind: 'EXCEPTION',
        caseType: 'PROBLEM',
        department: 'QUALITY',
        orders: [about.orderNumber],
        reachedAt: at,
        zone,
        by,
        message: '设备故障',
      },
      reader: 'QUALITY_MANAGER',
      screen: { page: `/cases/${caseId}` },
    },
    {
      notice: { ...figures, kind: 'UNSTAFFED_ROLE', ...rung, unstaffedRole: 'QUALITY_MANAGER' },
      reader: 'ADMINISTRATOR',
      screen: { page: '/administration/people' },
    },
    {
      notice: { kind: 'CHANNEL_DOWN', ...outage, zone },
      reader: 'ADMINISTRATOR',
      screen: { page: '/administration/channels' },
    },
    {
      notice: { kind: 'INCIDENT', ...incident, zone, orders: 3, clocks: 5, waived: 1 },
      reader: 'QUALITY_MANAGER',
      screen: { page: '/escalations' },
    },
    {
      notice: { kind: 'DIGEST', occasion: 'DAILY', total: 1, items: [escalation] },
      reader: 'GENERAL_MANAGER',
      screen: { page: '/escalations' },
    },
  ];
}

/** A notice that asks for what is done already: the defect that the exam must catch. */
export function misleading({ notice, ...told }: ToldNotice): ToldNotice {
  if (!('requiredActions' in notice)) throw new Error('only a notice about a clock can mislead');
  const requiredActions = notice.requiredActions.map((action) => ({
    ...action,
    command: 'completeProduction' as const,
  }));
  return { ...told, notice: { ...notice, requiredActions } };
}

/** Puts a notice onto its reader's page, as the outbox does. */
export async function tell(stage: Told, { notice, reader }: ToldNotice, key: string): Promise<void> {
  const { kind, ...payload } = notice;
  const now = new Date().toISOString();
  await stage.database.db.insert(outbox).values({
    key,
    kind,
    channel: 'IN_APP',
    personId: await holderOf(stage, reader),
    orderId: 'orderId' in notice ? notice.orderId : null,
    payload: payload as NoticePayload,
    state: 'SENT',
    nextAttemptAt: now,
    createdAt: now,
    sentAt: now,
  });
}
