import type { Command } from '../order/decide.ts';
import { isFinalStep } from './case-kinds.ts';
import type { CaseOrder, CaseState } from './case-state.ts';

/** A command that an order still has to be given on the case's behalf. */
export interface Telling {
  /** Unique within the case: the update id is `case/<caseId>/<tellingId>`. */
  tellingId: string;
  orderId: string;
  command: Command<'noteCase'> | Command<'noteCaseClosed'>;
}

/**
 * What the orders of a case have still to be told: that they are part of it, and that it has ended. None before the
 * first commit gave the case its number; an order that is at its own end is told nothing more.
 */
export function pendingTellings(state: CaseState): Telling[] {
  const { caseNumber, orders } = state;
  if (caseNumber === undefined) return [];
  const isOver = isFinalStep(state.step);
  return orders.flatMap((order, index) => {
    // The place of an order in its case never changes.
    const noteId = `note#${index + 1}`;
    const noted = state.told.find(({ tellingId }) => tellingId === noteId);
    if (!isOver) return noted ? [] : [noting(state, caseNumber, order, noteId)];
    // Once for each order, however often it stands in the case.
    const isFirst = orders.slice(0, index).every(({ orderId }) => orderId !== order.orderId);
    if (!isFirst || !wasNoted(state, order)) return [];
    const endId = `end#${index + 1}`;
    if (state.told.some(({ tellingId }) => tellingId === endId)) return [];
    return [ending(state, order, endId)];
  });
}

/** True when the order took the case in at least once, and is not at its end. */
function wasNoted(state: CaseState, { orderId }: CaseOrder): boolean {
  const answers = state.told.filter((told) => told.orderId === orderId);
  return (
    answers.some(({ result }) => result === 'TAKEN') && answers.every(({ result }) => result !== 'CLOSED')
  );
}

function noting(state: CaseState, caseNumber: string, order: CaseOrder, tellingId: string): Telling {
  const { caseId, kind, type } = state;
  const { orderId, effect, from, lotId } = order;
  return {
    tellingId,
    orderId,
    command: {
      name: 'noteCase',
      input: {
        caseId,
        caseNumber,
        kind,
        type,
        effect,
        ...(from === undefined ? {} : { from }),
        ...(lotId === undefined ? {} : { lotId }),
      },
      actor: { kind: 'policy', rule: 'case' },
    },
  };
}

function ending({ caseId, outcome }: CaseState, { orderId }: CaseOrder, tellingId: string): Telling {
  return {
    tellingId,
    orderId,
    command: {
      name: 'noteCaseClosed',
      input: { caseId, outcome: outcome ?? 'CLOSED' },
      actor: { kind: 'policy', rule: 'case' },
    },
  };
}
