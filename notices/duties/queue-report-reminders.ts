import { type Audience, presentHolders, type Recipient } from '../../db/commit/notice-audience.ts';
import { channelsOf } from '../../db/commit/notice-channels.ts';
import { pushInstant } from '../../db/commit/notice-instants.ts';
import { assigneesOf } from '../../db/commit/notice-recipients.ts';
import { type NoticeRow, noticeRow } from '../../db/commit/notice-row.ts';
import { insertNoticeRows } from '../../db/commit/queue-notices.ts';
import type { Database } from '../../db/connect.ts';
import { readReportsTold } from '../../db/notices/read-reports-told.ts';
import { type DueReport, listDueReports } from '../../db/reads/list-due-reports.ts';
import { untrackedPlace } from '../../db/reads/list-tracking.ts';
import { readOrder } from '../../db/reads/read-order.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ReportDueNotice } from '../../domain/notices/notice.ts';
import { orderFigures } from '../../domain/notices/notice-payload.ts';
import type { Clock } from '../../domain/order/clock.ts';
import { periodsOver, reporterIn } from '../../domain/order/due-reports.ts';
import { journey } from '../../domain/order/journey.ts';
import type { LotStage } from '../../domain/order/stage-names.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { type ReportingDepartment, reportingDepartments } from '../../domain/order/tracking.ts';
import { headOf } from '../../domain/people/roles.ts';
import { leadBefore } from '../../domain/working-time/shift.ts';
import type { PresentRules } from '../present-rules.ts';

const pageSize = 500;

/** An order on which a report is due, and the number of the period that has passed. */
interface Due {
  report: DueReport;
  period: number;
}

/** Reminds departments of the reports that they owe sales, once for each period that has passed (TRACK-03). */
export async function queueReportReminders(
  database: Database,
  present: PresentRules,
  now: Instant,
): Promise<void> {
  for (const department of reportingDepartments) {
    const every = present.audience.figures['track.departmentPeriod'];
    const before = leadBefore(present.calendarFor(department), now, every).due;
    let cursor: string | null = null;
    do {
      const place = cursor === null ? undefined : untrackedPlace(cursor);
      const page = await listDueReports(database, { all: true }, { department, before }, place, pageSize);
      for (const due of await notYetTold(database, present, department, page.items, now)) {
        await insertNoticeRows(database.sql, await rowsOf(database, present, department, due, now));
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
}

async function notYetTold(
  database: Database,
  { audience, calendarFor }: PresentRules,
  department: ReportingDepartment,
  reports: readonly DueReport[],
  now: Instant,
): Promise<Due[]> {
  if (reports.length === 0) return [];
  const orderIds = reports.map(({ orderId }) => orderId);
  const told = await readReportsTold(database, department, orderIds);
  const lastOf = new Map(told.map(({ orderId, since, period }) => [`${orderId} ${since}`, period]));
  const every = audience.figures['track.departmentPeriod'];
  return reports.flatMap((report) => {
    const period = periodsOver(calendarFor(department), report.lastTrackedAt, now, every);
    const last = lastOf.get(`${report.orderId} ${report.lastTrackedAt}`) ?? 0;
    return period > last ? [{ report, period }] : [];
  });
}

async function rowsOf(
  database: Database,
  { audience, calendarFor }: PresentRules,
  department: ReportingDepartment,
  { report, period }: Due,
  now: Instant,
): Promise<NoticeRow[]> {
  const { orderId, lotId, stage, lastTrackedAt: since } = report;
  const state = await readOrder(database, orderId);
  // It went on since the list was read.
  if (state?.lots.find((lot) => lot.lotId === lotId)?.stage !== stage) return [];
  const clock = stageClock(state, lotId, stage);
  const figures = orderFigures(state, lotId, now, calendarFor(department));
  const notice: ReportDueNotice = { ...figures, kind: 'REPORT_DUE', department, since, period };
  const readingTime = audience.figures['notice.readingTime'];
  const push = { at: now, recordedAt: now, critical: false, readingTime };
  return whoReports(clock, stage, audience, now).flatMap((person) =>
    channelsOf(person, 'REPORT_DUE', audience).map((channel) => {
      const { personId } = person;
      const key = `${orderId}/report/${department}/${since}/${period}/${channel}/${personId}`;
      const from = pushInstant(calendarFor(person.department), push);
      const about = clock === undefined ? {} : { clockId: clock.clockId };
      return noticeRow({ channel, key, personId }, { notice, ...about, from, recordedAt: now });
    }),
  );
}

/** The clock of the stage that a lot is in, if it runs: what ends it takes the reason from the reminder. */
function stageClock({ clocks }: OrderState, lotId: string, stage: LotStage): Clock | undefined {
  return clocks.find((clock) => clock.lotId === lotId && clock.kind === journey[stage].clock?.kind);
}

/** Whose turn the stage is, else the head of the department, where nobody is there for it. */
function whoReports(
  clock: Clock | undefined,
  stage: LotStage,
  audience: Audience,
  now: Instant,
): Recipient[] {
  const assignee = clock?.assignee ?? reporterIn(stage);
  const assignedTo = clock?.assignedTo;
  const asked = assigneesOf(
    assignedTo === undefined ? { assignee } : { assignee, assignedTo },
    audience,
    now,
  );
  return asked.length > 0 ? asked : presentHolders(audience, headOf(journey[stage].owner), now);
}
