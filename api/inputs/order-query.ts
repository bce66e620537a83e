import { z } from 'zod';
import { orderSorts } from '../../db/reads/list-orders.ts';
import type { OrderFilter } from '../../db/reads/order-filter.ts';
import type { Instant } from '../../domain/instant.ts';
import { channelGroups } from '../../domain/order/channel-groups.ts';
import { channels, orderKinds } from '../../domain/order/details.ts';
import { lotStages, orderStages } from '../../domain/order/stage-names.ts';
import { dayMs } from '../../domain/working-time/civil-date.ts';
import { zoneOffsets } from '../../domain/working-time/zone-offsets.ts';
import { limits } from '../limits.ts';
import { departmentQuery, flag, searchText } from '../routes/queries.ts';
import { civilDate, instant } from './fields.ts';

const stages = [...orderStages, ...lotStages] as const;
const code = z.string().min(1).max(limits.codeLength).exactOptional();

/** What the ledger, the board and their export may be narrowed by (INTAKE-10). */
export const orderFilterQuery = {
  stage: z
    .string()
    .max(500)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(stages, `must be of ${stages.join(', ')}, parted by commas`)))
    .exactOptional()
    .describe(`In one of these stages, parted by commas: ${stages.join(', ')}.`),
  department: departmentQuery,
  customerId: code.describe('Of this customer alone.'),
  salespersonId: code.describe('Of customers whom this person looks after; of none, entered by the person.'),
  productCode: code.describe('With a line of this product.'),
  channel: z.enum(channels, `must be one of ${channels.join(', ')}`).exactOptional(),
  channelGroup: z
    .enum(channelGroups, `must be one of ${channelGroups.join(', ')}`)
    .exactOptional()
    .describe('By a channel of this group (INTAKE-01).'),
  orderKind: z
    .enum(orderKinds, `must be one of ${orderKinds.join(', ')}`)
    .exactOptional()
    .describe('Of this kind; an order that names none is a PRODUCT order (INTAKE-23).'),
  enteredBy: code.describe('Entered by this person alone.'),
  assignedTo: departmentQuery.describe('Assigned to this department when it was accepted (INTAKE-22).'),
  overdue: flag('Overdue orders alone, or the others.'),
  due: z
    .enum(['OVERDUE', 'TODAY', 'WEEK'], 'must be one of OVERDUE, TODAY, WEEK')
    .exactOptional()
    .describe("Overdue; due today; due today or within the six days after, in the company's zone."),
  dueFrom: instant('Due at or after this instant.').exactOptional(),
  dueBefore: instant('Due before this instant.').exactOptional(),
  receivedFrom: instant('Received at or after this instant.').exactOptional(),
  receivedBefore: instant('Received before this instant.').exactOptional(),
  deliveryFrom: civilDate('To be delivered on this day or later.').exactOptional(),
  deliveryTo: civilDate('To be delivered on this day or earlier.').exactOptional(),
  q: searchText,
};

/** What the ledger and its export are ordered by. */
export const orderSortQuery = {
  sort: z
    .enum(orderSorts, `must be one of ${orderSorts.join(', ')}`)
    .default('due')
    .describe('What is without comes last.'),
  direction: z.enum(['asc', 'desc'], 'must be asc or desc').default('asc'),
};

const filterQuery = z.strictObject(orderFilterQuery);
export type OrderFilterQuery = z.output<typeof filterQuery>;

/** The filter that a query asks for, days counted in a zone. */
export function orderFilterOf({ due, ...query }: OrderFilterQuery, now: Instant, zone: string): OrderFilter {
  if (due === undefined) return query;
  if (due === 'OVERDUE') return { ...query, overdue: true };
  const days = due === 'TODAY' ? 1 : 7;
  return { ...query, dueFrom: midnight(now, zone, 0), dueBefore: midnight(now, zone, days) };
}

/** Where the day begins that lies some days after the instant's own. */
function midnight(now: Instant, zone: string, days: number): Instant {
  const offsets = zoneOffsets(zone);
  const ms = Date.parse(now);
  const day = Math.floor((ms + offsets.offsetAt(ms)) / dayMs) + days;
  return new Date(offsets.instantOf(day * dayMs)).toISOString();
}
