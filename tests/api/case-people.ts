import { setTimeout as delay } from 'node:timers/promises';
import { type CaseOpener, openCases } from '../../activities/open-cases.ts';
import { type CaseView, caseSchema } from '../../api/views/case-schema.ts';
import type { OrderView } from '../../api/views/order-schema.ts';
import { createVersions } from '../../db/versions/versions.ts';
import { type Answer, type ApiStack, orderBody, orderIn, problemIn, type Sender } from './api-stack.ts';

/** What opens the cases that orders ask for, as the worker has it. */
export function openerOf({ stack }: ApiStack): CaseOpener {
  const { database, client, taskQueue } = stack;
  return { database, client, taskQueue, versions: createVersions(database) };
}

/** Opens what waits to be opened; throws what goes wrong. */
export async function openWaiting(api: ApiStack): Promise<void> {
  const fail = (error: unknown) => {
    throw error;
  };
  await openCases(openerOf(api), new Date().toISOString(), fail);
}

export function caseIn(answer: Answer): CaseView {
  if (answer.status >= 400) throw new Error(`${answer.status}: ${answer.text}`);
  return caseSchema.parse(answer.body);
}

/** A case that people act on by the API. */
export function actsOn(caseId: string) {
  const path = (command: string) => `/v1/cases/${caseId}/commands/${command}`;
  return {
    give: async (sender: Sender, command: string, input: object) =>
      caseIn(await sender.post(path(command), { input })),
    refused: async (sender: Sender, command: string, input: object) =>
      problemIn(await sender.post(path(command), { input })).code,
    read: async (sender: Sender) => caseIn(await sender.get(`/v1/cases/${caseId}`)),
  };
}

/** The order, once it is as `isSo` says: what a case tells it comes after the case's own commit. */
export async function orderOnce(
  sender: Sender,
  orderId: string,
  isSo: (order: OrderView) => boolean,
): Promise<OrderView> {
  for (let tries = 0; ; tries += 1) {
    const order = orderIn(await sender.get(`/v1/orders/${orderId}`));
    if (isSo(order) || tries === 200) return order;
    await delay(50);
  }
}

export async function newOrder(api: ApiStack): Promise<OrderView> {
  return orderIn(await (await api.as('SALESPERSON')).post('/v1/orders', orderBody()));
}

export const analysis = {
  rootCause: '规格录入错误',
  causes: [{ cause: 'COMMUNICATION', department: 'SALES', primary: true }],
  participants: ['王敏'],
  analysedOn: '2026-01-05',
};
