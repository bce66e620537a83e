import type { Lot } from '../lot.ts';
import type { OrderState } from '../state.ts';
import type { ChangeEvent } from './change-events.ts';
import type { ChangeRequest } from './records.ts';

/** The state after one event of a change. */
export function applyChangeEvent(state: OrderState, event: ChangeEvent): OrderState {
  switch (event.type) {
    case 'changeRequested':
      return { ...state, change: event.change };
    case 'changeRecorded':
      return onChange(state, (change) => ({ ...change, ...event.record }));
    case 'changeEvaluated': {
      const { evaluation } = event;
      return onChange(state, (change) => ({
        ...change,
        evaluations: { ...change.evaluations, [evaluation.department]: evaluation },
      }));
    }
    case 'changeConfirmed': {
      const { confirmation } = event;
      return onChange(state, (change) => ({
        ...change,
        confirmations: { ...change.confirmations, [confirmation.party]: confirmation },
      }));
    }
    case 'changeEnded': {
      const { change: _ended, ...rest } = state;
      const { revision } = event.change;
      const changes = [...(state.changes ?? []), event.change];
      return revision === undefined ? { ...rest, changes } : { ...rest, changes, revision };
    }
    case 'changeTold': {
      const changes = (state.changes ?? []).map((change) =>
        change.changeId === event.changeId ? { ...change, customerTold: event.told } : change,
      );
      return { ...state, changes };
    }
    case 'lotLinesChanged':
      return onLot(state, event.lotId, (lot) => ({ ...lot, lines: event.lines }));
    case 'lotBegunAnew':
      return onLot(state, event.lotId, begunAnew);
    case 'lotDropped': {
      const lots = state.lots.filter(({ lotId }) => lotId !== event.lotId);
      return { ...state, lots, droppedLots: [...(state.droppedLots ?? []), event.lotId] };
    }
    case 'stockReleased':
      return state;
    case 'configurationConfirmed':
      return { ...state, configurationSheet: event.sheet };
    case 'modificationRecorded': {
      const { modification } = event;
      const others = (state.modifications ?? []).filter(
        ({ modificationId }) => modificationId !== modification.modificationId,
      );
      return { ...state, modifications: [...others, modification] };
    }
  }
}

function onChange(state: OrderState, change: (open: ChangeRequest) => ChangeRequest): OrderState {
  return state.change === undefined ? state : { ...state, change: change(state.change) };
}

function onLot(state: OrderState, lotId: string, change: (lot: Lot) => Lot): OrderState {
  return { ...state, lots: state.lots.map((lot) => (lot.lotId === lotId ? change(lot) : lot)) };
}

/** What was planned stays, so that the next plan says why it replaces it (PLAN-20); what follows from it goes. */
function begunAnew({ lotId, stage, lines, splitFrom, source, plan, planVersion }: Lot): Lot {
  const fresh: Lot = { lotId, stage, lines, planVersion, countersignatures: {}, reworkRounds: 0 };
  if (splitFrom !== undefined) fresh.splitFrom = splitFrom;
  if (source === 'PRODUCTION') fresh.source = source;
  if (plan !== undefined) fresh.plan = plan;
  return fresh;
}
