import { clockKindNames } from '../../domain/names/clock-names.ts';
import { type AvailableCommand, type Order, orderKey } from '../api/orders.ts';
import type { Names } from '../api/session.ts';
import type { ChecklistItem, SubjectClock, SubjectLine } from './field-context.ts';
import type { FieldSchema, Values } from './schema.ts';

/** What an act is given to, and where the page reads it again. */
export interface Subject {
  id: string;
  /** What people call it by. */
  number: string;
  /** Where it is read. */
  path: string;
  /** Where what happened to it is told. */
  story: string;
  /** Its place in the page's memory. */
  key: readonly string[];
}

/** A command as a person is about to give it to an order, a lot or a case. */
export interface Act {
  command: string;
  title: Names;
  /** Where it is sent. */
  path: string;
  schema: FieldSchema;
  subject: Subject;
  /** The order that it is given to; absent: it is given to a case. */
  orderId?: string;
  lotId?: string;
  /** Version of the subject that the person looks at. */
  version: number;
  /** What the form begins with. */
  suggested: Values;
  /** Fields that the context has decided. */
  fixed: Values;
  lines: SubjectLine[];
  /** The open deadlines that the act may be about. */
  clocks?: SubjectClock[];
  /** What is reviewed, by its names. */
  checklist?: ChecklistItem[];
}

/** The act behind a command that an order offers; `fixed` are fields that the place of the click decides. */
export function actOf(order: Order, offered: AvailableCommand, fixed: Values = {}): Act {
  const { command, title, path, schema, lotId } = offered;
  return {
    command,
    title,
    path,
    schema: schema as FieldSchema,
    subject: subjectOf(order),
    orderId: order.orderId,
    ...(lotId === undefined ? {} : { lotId }),
    version: order.version,
    suggested: offered.suggested ?? {},
    fixed,
    lines: linesOf(order, lotId),
    checklist: order.checklist,
    clocks: order.clocks.map((clock) => ({
      clockId: clock.clockId,
      names: clockKindNames[clock.kind],
      ...(clock.lotId === undefined ? {} : { lotId: clock.lotId }),
    })),
  };
}

function subjectOf({ orderId, orderNumber }: Order): Subject {
  const path = `/v1/orders/${orderId}`;
  return { id: orderId, number: orderNumber, path, story: `${path}/story`, key: orderKey(orderId) };
}

/** The offered command that a task asks for. */
export function offeredFor(
  order: Order,
  task: { command: string; lotId?: string },
): AvailableCommand | undefined {
  return order.availableCommands.find(
    (each) => each.command === task.command && (task.lotId === undefined || each.lotId === task.lotId),
  );
}

/** The act that a task asks for; undefined when it is not offered. A department that is asked by name is filled in. */
export function actForTask(order: Order, task: Order['tasks'][number]): Act | undefined {
  const offered = offeredFor(order, task);
  if (offered === undefined) return undefined;
  const act = actOf(order, offered);
  if (act.schema.properties?.['department'] === undefined) return act;
  return { ...act, suggested: { ...act.suggested, ...itemsOf(order, task), department: task.department } };
}

/** The items of the department's checklist, passed unless somebody says otherwise. */
function itemsOf({ checklist }: Order, { command, department }: Order['tasks'][number]): Values {
  if (command !== 'recordReview') return {};
  const asked = checklist.filter(({ departments }) => departments.includes(department));
  return { items: asked.length === 0 ? undefined : asked.map(({ item }) => ({ item, result: 'PASS' })) };
}

function linesOf(order: Order, lotId: string | undefined): SubjectLine[] {
  const lot = order.lots.find((each) => each.lotId === lotId);
  const named = order.details.lines.map(({ line, productName, productCode, quantity, unit }) => ({
    line,
    name: productName ?? productCode ?? String(line),
    quantity: quantity ?? '0',
    ...(unit === undefined ? {} : { unit }),
  }));
  if (lot === undefined) return named;
  return lot.lines.flatMap(({ line, quantity }) => {
    const found = named.find((each) => each.line === line);
    return found === undefined ? [] : [{ ...found, quantity }];
  });
}
