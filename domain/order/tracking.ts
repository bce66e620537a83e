import type { CivilDate } from '../instant.ts';
import type { Department } from '../people/departments.ts';
import type { Signature } from './details.ts';
import type { OrderState } from './state.ts';

/** Departments that report how far an order has come (TRACK-03). */
export const trackingDepartments = [
  'SALES',
  'PRODUCTION',
  'PROCUREMENT',
  'LOGISTICS',
] as const satisfies readonly Department[];

export type TrackingDepartment = (typeof trackingDepartments)[number];

/** Departments that owe sales a report of how far an order has come while it is with them (TRACK-03). */
export const reportingDepartments = [
  'PRODUCTION',
  'LOGISTICS',
] as const satisfies readonly TrackingDepartment[];

export type ReportingDepartment = (typeof reportingDepartments)[number];

/** How far an order has come, as a department said last; the journal keeps what was said before. */
export interface TrackingEntry extends Signature {
  department: TrackingDepartment;
  progress: string;
  expectedFinish?: CivilDate;
}

export type TrackingEvent =
  | { type: 'trackingRecorded'; entry: TrackingEntry }
  | { type: 'orderAssigned'; personId: string; reason: string };

export function applyTracking(state: OrderState, event: TrackingEvent): OrderState {
  if (event.type === 'orderAssigned') return { ...state, ownerId: event.personId };
  const { entry } = event;
  return { ...state, tracking: { ...state.tracking, [entry.department]: entry } };
}

/**
 * The one person who follows the order (TRACK-05): whom it was assigned to, else the customer's salesperson, else who
 * entered it.
 */
export function ownerOf(state: Pick<OrderState, 'ownerId' | 'enteredBy'>, salespersonId?: string): string {
  return state.ownerId ?? salespersonId ?? state.enteredBy;
}
