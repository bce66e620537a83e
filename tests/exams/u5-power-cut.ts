import { randomUUID } from 'node:crypto';
import { regularOrder } from '../../bench/regular-order.ts';
import type { Database } from '../../db/connect.ts';
import type { Command } from '../../domain/order/decide.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import { formatCivilDate, parseCivilDate } from '../../domain/working-time/civil-date.ts';
import { workingDateOnOrBefore } from '../../domain/working-time/working-dates.ts';
import { formatLocal } from '../../domain/working-time/working-minutes.ts';
import { freePort } from '../../scripts/stack/ports.ts';
import { apiClient } from './api-client.ts';
import { eventually } from './eventually.ts';
import { productProcess } from './exam-programs.ts';
import { type Exam, examResult } from './exam-result.ts';
import { type ExamStage, setUpExam } from './exam-stage.ts';
import { giveOrder, startOrder } from './give.ts';

const inspections = 30;
const adminKey = 'exam-bootstrap-key-0123456789abcdef';
/** The roll-out looks again after a minute and more before it says that nobody is left behind. */
const appliedWithinMs = 300_000;

const dayBefore = (date: string): string =>
  workingDateOnOrBefore(companyDefault, formatCivilDate(parseCivilDate(date) - 1));

/**
 * U5: a power cut of an afternoon with thirty inspections due. One incident, one preview, one notice to the head, and
 * no breach that the people had no part in. The positive control: before the incident all thirty count as late.
 */
export const runU5: Exam = async (place, options) => {
  const stage = await setUpExam(place, 1);
  const port = await freePort();
  const env = { ...stage.environment, DUELINE_HTTP_PORT: String(port), DUELINE_ADMIN_KEY: adminKey };
  const server = productProcess({ file: 'server.ts', name: 'api', folder: place.folder, env });
  const today = formatLocal(companyDefault, new Date().toISOString()).slice(0, 10);
  const cut = dayBefore(today);
  const began = `${dayBefore(cut)}T14:00:00+08:00`;
  try {
    server.start();
    const api = apiClient(port);
    if (!(await api.ready())) throw new Error('The API does not come up.');
    options.log(`${inspections} inspections are due on the afternoon of ${cut}`);
    for (let count = 0; count < inspections; count += 1) await bringToInspection(stage, began);
    // The engine rings the last of them a moment after its last command.
    await eventually(async () => (await breaches(stage.database)) === inspections, 30_000);
    const before = await breaches(stage.database);

    const body = {
      title: '下午停电',
      from: `${cut}T13:00:00+08:00`,
      until: `${cut}T18:00:00+08:00`,
      departments: ['QUALITY'],
      clockKinds: ['inspection'],
      orderIds: [],
    };
    const draft = { kind: 'INCIDENT', body, reason: 'power cut' };
    const { changeId } = await api.post('/v1/changes', draft, adminKey);
    const preview = await api.post(`/v1/changes/${changeId}/preview`, {}, adminKey);
    await api.post(`/v1/changes/${changeId}/apply`, {}, adminKey);
    const isApplied = async () => (await stateOf(stage.database, String(changeId))) === 'APPLIED';
    const applied = await eventually(isApplied, appliedWithinMs);

    const after = await breaches(stage.database);
    const notices = await incidentNotices(stage.database);
    const differences = [
      ...(before === inspections
        ? []
        : [`control: ${before} of ${inspections} were late before the incident`]),
      ...(applied ? [] : ['the incident was not applied in time']),
      ...(after === 0 ? [] : [`${after} inspections still count as late`]),
      ...(notices === 1 ? [] : [`${notices} notices of the incident`]),
      ...(preview['clocksMoved'] === inspections ? [] : [`the preview moves ${preview['clocksMoved']}`]),
    ];
    const figures = { incidents: 1, previews: 1, notices, breachesBefore: before, wrongBreaches: after };
    return examResult('U5', options, figures, differences);
  } finally {
    await server.end();
    await stage.close();
  }
};

async function bringToInspection(stage: ExamStage, at: string): Promise<void> {
  const orderId = `ord_${randomUUID()}`;
  const { rules, client, taskQueue } = stage;
  for (const act of regularOrder(rules)) {
    if (act.name === 'recordInspection') return;
    const command: Command = { ...act, occurredAt: at };
    const answer =
      act.name === 'receiveOrder'
        ? await startOrder({ client, taskQueue }, orderId, rules.policy, command, randomUUID())
        : await giveOrder({ client }, orderId, command, randomUUID());
    if (!answer.accepted) throw new Error(`${act.name}: ${answer.refusal.detail}`);
  }
}

/** Open inspections whose due rung is on record and not waived. */
async function breaches({ sql }: Database): Promise<number> {
  const [row] = await sql<{ late: number }[]>`
    select count(*)::int as late from dueline.clocks
    where kind = 'inspection' and stopped_at is null and overdue`;
  return row?.late ?? 0;
}

async function stateOf({ sql }: Database, changeId: string): Promise<string | undefined> {
  const [row] = await sql<{ state: string }[]>`
    select state from dueline.changes where change_id::text = ${changeId}`;
  return row?.state;
}

async function incidentNotices({ sql }: Database): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(distinct person_id)::int as count from dueline.outbox where kind = 'INCIDENT'`;
  return row?.count ?? 0;
}
