import { sql } from 'drizzle-orm';
import { boolean, date, index, integer, jsonb, numeric, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { CurrencyCode } from '../../domain/money/money.ts';
import type { Channel } from '../../domain/order/details.ts';
import type { Project } from '../../domain/order/project.ts';
import type { OrderStage, Stage } from '../../domain/order/stage-names.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { Department } from '../../domain/people/departments.ts';
import { instant } from './columns.ts';
import { dueline } from './dueline.ts';

/** One row per order as it stands now, with the end of its journal: version and hash of the last entry. */
export const orders = dueline.table(
  'orders',
  {
    /** Opaque; the workflow's id is `order/<orderId>`. */
    orderId: text('order_id').primaryKey(),
    orderNumber: text('order_number').notNull(),
    /** Number of journal entries. */
    version: integer('version').notNull(),
    /** Version of the last entry that was not a mere rung: what `expectedVersion` is held against. */
    actVersion: integer('act_version').notNull(),
    /** Hash of the last journal entry: a tail cut off the journal shows here. */
    headHash: text('head_hash').notNull(),
    /** The order's own stage; `IN_FULFILMENT` while its lots are on their way. */
    ownStage: text('own_stage').$type<OrderStage>().notNull(),
    /** What people see: the order's own stage, or that of its least advanced lot (ruling 1). */
    stage: text('stage').$type<Stage>().notNull(),
    /** Department that owns the visible stage. */
    department: text('department').$type<Department>().notNull(),
    /** True when an open clock has passed its due instant (SLA-12). */
    overdue: boolean('overdue').notNull(),
    /** Earliest due instant of the running clocks; null when none runs. */
    dueAt: instant('due_at'),
    channel: text('channel').$type<Channel>().notNull(),
    externalNumber: text('external_number'),
    /** The shop that pushed it: its numbers are its own (INTAKE-03). */
    platformId: text('platform_id'),
    /** Hash of the request as it came in (I7). */
    fingerprint: text('fingerprint').notNull(),
    customerId: text('customer_id'),
    customerName: text('customer_name'),
    totalAmount: numeric('total_amount', { precision: 30, scale: 2 }).notNull(),
    currency: text('currency').$type<CurrencyCode>().notNull(),
    /** What the order takes of its customer's credit limit: what is still to be paid; 0 once it is settled or ended. */
    creditAmount: numeric('credit_amount', { precision: 30, scale: 2 }).notNull().default('0'),
    /** Its place among the customer's orders: those with a lower one come first. Null: before all that have one. */
    creditPlace: integer('credit_place'),
    /** Departments that the accepted order is assigned to, each once (INTAKE-22). */
    assignedDepartments: text('assigned_departments').array().$type<Department[]>().notNull().default([]),
    /** Of an order of type PROJECT: what the register says of its project (INTAKE-28); `{}` while it says nothing. */
    project: jsonb('project').$type<Project>(),
    deliveryDate: date('delivery_date', { mode: 'string' }),
    receivedAt: instant('received_at').notNull(),
    enteredBy: text('entered_by').notNull(),
    policyVersion: text('policy_version').notNull(),
    calendarId: text('calendar_id').notNull(),
    calendarVersion: integer('calendar_version').notNull(),
    /** `recordedAt` of the last entry. */
    updatedAt: instant('updated_at').notNull(),
    /** When the order reached its final stage. */
    closedAt: instant('closed_at'),
    /** The whole state: the fold of the journal up to `version`. */
    state: jsonb('state').$type<OrderState>().notNull(),
  },
  (table) => [
    uniqueIndex('orders_order_number').on(table.orderNumber),
    // The guard behind the workflow id, which the engine forgets after retention (I7).
    uniqueIndex('orders_external_number')
      .on(table.channel, sql`coalesce(platform_id, '')`, table.externalNumber)
      .where(sql`external_number is not null`),
    index('orders_by_due').on(table.dueAt, table.orderId),
    index('orders_by_stage').on(table.stage, table.dueAt),
    index('orders_by_department').on(table.department, table.dueAt),
    index('orders_by_customer').on(table.customerId, table.dueAt),
    index('orders_by_credit').on(table.customerId).where(sql`credit_amount > 0`),
    index('orders_of_projects').on(table.receivedAt, table.orderId).where(sql`project is not null`),
    index('orders_of_owner').on(sql`(state ->> 'ownerId')`).where(sql`state ->> 'ownerId' is not null`),
    index('orders_overdue').on(table.dueAt).where(sql`overdue`),
  ],
);
