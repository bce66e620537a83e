import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import { changeSchema, previewSchema } from '../../api/views/change-schema.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { formatCivilDate, parseCivilDate } from '../../domain/working-time/civil-date.ts';
import { workingDateOnOrAfter } from '../../domain/working-time/working-dates.ts';
import { type Answer, type ApiStack, orderBody, orderIn } from '../api/api-stack.ts';

export type ChangeAnswer = z.output<typeof changeSchema>;

/** A body of `POST /v1/changes`. */
export interface TypedChange {
  kind: 'CALENDAR' | 'POLICY' | 'INCIDENT';
  subject?: string;
  body: Record<string, unknown>;
  reason?: string;
}

/** The answer as a change; throws when it is not one of the documented shape. */
export function changeIn(answer: Answer): ChangeAnswer {
  if (answer.status >= 400) throw new Error(`${answer.status}: ${answer.text}`);
  return changeSchema.parse(answer.body);
}

export async function draft({ admin }: ApiStack, typed: TypedChange): Promise<ChangeAnswer> {
  return changeIn(await admin.post('/v1/changes', { reason: 'a test', ...typed }));
}

export async function previewOf({ admin }: ApiStack, { changeId }: ChangeAnswer) {
  const answer = await admin.post(`/v1/changes/${changeId}/preview`, {});
  if (answer.status >= 400) throw new Error(`${answer.status}: ${answer.text}`);
  return previewSchema.parse(answer.body);
}

/** Applies a draft and waits until it has reached every open order. */
export async function applied(api: ApiStack, { changeId }: ChangeAnswer): Promise<ChangeAnswer> {
  changeIn(await api.admin.post(`/v1/changes/${changeId}/apply`, {}));
  return await finished(api, changeId);
}

export async function finished({ admin }: ApiStack, changeId: string): Promise<ChangeAnswer> {
  for (;;) {
    const change = changeIn(await admin.get(`/v1/changes/${changeId}`));
    if (change.state === 'APPLIED') return change;
    await delay(100);
  }
}

/** The next working date after a date. */
export function workingDateAfter(calendar: Calendar, date: string): string {
  return workingDateOnOrAfter(calendar, formatCivilDate(parseCivilDate(date) + 1));
}

/** Receives some orders and answers their ids. */
export async function receiveOrders(api: ApiStack, count: number): Promise<string[]> {
  const sales = await api.as('SALESPERSON');
  const ids: string[] = [];
  for (let order = 0; order < count; order += 1) {
    ids.push(orderIn(await sales.post('/v1/orders', orderBody())).orderId);
  }
  return ids;
}

/** Due instants of all open clocks, by order and clock, in epoch milliseconds. */
export async function dueInstants({ stack }: ApiStack): Promise<Map<string, number>> {
  const rows = await stack.database.sql<{ name: string; due: string }[]>`
    select order_id || ' ' || clock_id as name, due_at as due from dueline.clocks where stopped_at is null`;
  return new Map(rows.map(({ name, due }) => [name, new Date(due).getTime()]));
}

/** A week that works all hours of all days. */
export const roundTheClock = Object.fromEntries(
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, [{ start: '00:00', end: '00:00' }]]),
);
