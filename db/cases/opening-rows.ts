import type { CaseOpening } from '../../domain/cases/case-opening.ts';
import type { Entry } from '../../domain/order/events.ts';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import type { RaisedException } from '../../domain/order/order-case.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { actorId } from '../../domain/people/actor.ts';
import type { caseOpenings } from '../schema/case-openings.ts';

export type CaseOpeningRow = typeof caseOpenings.$inferSelect;

/** The cases that some entries of an order ask for, to be written in the commit that records them (EXC-03). */
export function openingRows(folded: readonly FoldedEntry[]): CaseOpeningRow[] {
  return folded.flatMap(({ entry, after }) =>
    entry.events.flatMap((event, index) => {
      if (event.type !== 'exceptionRaised') return [];
      const key = `${after.orderId}/v${entry.version}/${index}`;
      const content = openingOf(after, event.exception, key, entry);
      return [pendingOpening(key, after.orderId, content, entry.recordedAt)];
    }),
  );
}

/** A row of a case that is still to be opened. */
export function pendingOpening(
  key: string,
  orderId: string,
  content: CaseOpening,
  recordedAt: string,
): CaseOpeningRow {
  return {
    key,
    orderId,
    content,
    state: 'PENDING',
    recordedAt,
    settledAt: null,
    caseId: null,
    problem: null,
  };
}

function openingOf(
  { orderId, orderNumber = '' }: OrderState,
  { type, department, description, lotId, wrongField, cost, foundAt }: RaisedException,
  source: string,
  { by, occurredAt }: Pick<Entry, 'by' | 'occurredAt'>,
): CaseOpening {
  return {
    kind: 'EXCEPTION',
    type,
    department,
    description,
    foundBy: actorId(by),
    ...(foundAt === undefined ? {} : { foundAt, reportedAt: occurredAt }),
    source,
    ...(cost === undefined ? {} : { cost }),
    orders: [
      {
        orderId,
        orderNumber,
        ...(lotId === undefined ? {} : { lotId }),
        ...(wrongField === undefined ? {} : { wrongField }),
      },
    ],
  };
}
