import type { Instant } from '../../domain/instant.ts';
import type { Entry, OrderEvent } from '../../domain/order/events.ts';
import type { FoldedEntry } from '../../domain/order/fold.ts';
import { journey } from '../../domain/order/journey.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import type { OrderState } from '../../domain/order/state.ts';
import type { stageVisits } from '../schema/stage-visits.ts';

export type StageVisitRow = typeof stageVisits.$inferSelect;

/** Stays in stages that some entries began, and when the order or a lot left the stage it was in before them. */
export interface StageChanges {
  entered: StageVisitRow[];
  /** `lotId` null: the order itself. */
  left: { lotId: string | null; leftAt: Instant }[];
}

export function stageChanges(before: OrderState, folded: readonly FoldedEntry[]): StageChanges {
  const changes: StageChanges = { entered: [], left: [] };
  const stages = stagesOf(before);
  for (const { entry } of folded) {
    entry.events.forEach((event, ordinal) => {
      if (event.type === 'lotDropped') {
        leave(changes, event.lotId, entry.occurredAt);
        stages.delete(event.lotId);
      }
      const move = moveOf(event, stages);
      if (move === undefined || stages.get(move.lotId) === move.stage) return;
      if (stages.has(move.lotId)) leave(changes, move.lotId, entry.occurredAt);
      stages.set(move.lotId, move.stage);
      if (move.stage === 'CANCELLED') leaveLots(changes, stages, entry.occurredAt);
      changes.entered.push(visit(before.orderId, entry, ordinal, move));
    });
  }
  return changes;
}

interface Move {
  lotId: string | null;
  stage: Stage;
}

function moveOf(event: OrderEvent, stages: ReadonlyMap<string | null, Stage>): Move | undefined {
  switch (event.type) {
    case 'orderStageEntered':
      return { lotId: null, stage: event.stage };
    case 'lotStageEntered':
      return { lotId: event.lotId, stage: event.stage };
    case 'lotOpened':
      return { lotId: event.lotId, stage: 'RELEASED' };
    case 'lotSplit':
      // A part of a lot is in the stage of the whole until it moves.
      return { lotId: event.newLotId, stage: stages.get(event.lotId) ?? 'RELEASED' };
    default:
      return undefined;
  }
}

/** An order that is not yet opened is in no stage. */
function stagesOf(state: OrderState): Map<string | null, Stage> {
  const stages = new Map<string | null, Stage>();
  if (state.version > 0) stages.set(null, state.stage);
  for (const lot of state.lots) stages.set(lot.lotId, lot.stage);
  return stages;
}

/** Lots of a cancelled order are in no stage any more. */
function leaveLots(changes: StageChanges, stages: Map<string | null, Stage>, leftAt: Instant): void {
  for (const lotId of stages.keys()) if (lotId !== null) leave(changes, lotId, leftAt);
}

function leave({ entered, left }: StageChanges, lotId: string | null, leftAt: Instant): void {
  const open = entered.find((row) => row.lotId === lotId && row.leftAt === null);
  if (open === undefined) left.push({ lotId, leftAt });
  else open.leftAt = leftAt;
}

function visit(orderId: string, entry: Entry, ordinal: number, { lotId, stage }: Move): StageVisitRow {
  return {
    orderId,
    version: entry.version,
    ordinal,
    lotId,
    stage,
    department: journey[stage].owner,
    enteredAt: entry.occurredAt,
    leftAt: null,
  };
}
