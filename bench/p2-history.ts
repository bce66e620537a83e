import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { Command } from '../domain/order/decide.ts';
import type { Play } from './play-orders.ts';

const { EventType } = proto.temporal.api.enums.v1;

/** Exact figures of one whole regular order; the same in every run. */
export interface P2Figures {
  eventsPerOrder: number;
  historyBytesPerOrder: number;
  eventsPerCommand: number;
  commands: number;
  /** Starts, updates, activities, timers and search-attribute changes: what a hosted engine bills. */
  billableActions: number;
  aims: { eventsPerOrder: number; historyBytesPerOrder: number; eventsPerCommand: number };
}

const billable = new Set([
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
  EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
  EventType.EVENT_TYPE_TIMER_STARTED,
  EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
]);

export async function runP2(client: Client, product: Play, commands: Command[]): Promise<P2Figures> {
  const [first, ...rest] = commands;
  if (first === undefined) throw new RangeError('an order has commands');
  const order = await product(first);
  for (const command of rest) await order.give(command);
  await order.end();
  const history = await client.workflow.getHandle(order.workflowId).fetchHistory();
  const events = history.events ?? [];
  return {
    eventsPerOrder: events.length,
    historyBytesPerOrder: proto.temporal.api.history.v1.History.encode(history).finish().length,
    eventsPerCommand: Math.round((events.length / commands.length) * 100) / 100,
    commands: commands.length,
    billableActions: events.filter((event) => event.eventType != null && billable.has(event.eventType))
      .length,
    aims: { eventsPerOrder: 450, historyBytesPerOrder: 200_000, eventsPerCommand: 15 },
  };
}
