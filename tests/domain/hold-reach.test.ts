import { describe, expect, test } from 'vitest';
import { unopened } from '../../domain/order/apply.ts';
import {
  cancellationHold,
  covers,
  type Hold,
  holdAgainst,
  isReleased,
  lotHold,
  orderHold,
} from '../../domain/order/hold.ts';
import type { Lot } from '../../domain/order/lot.ts';
import type { LotStage } from '../../domain/order/stage-names.ts';

const mark = { by: 'planner', at: '2025-10-09T14:00:00+08:00' };
const whole: Hold = { reason: 'HOLD', ...mark };
const ofLot: Hold = { reason: 'EXCEPTION', lotId: 'L2', caseId: 'c1', ...mark };
const fromQuality: Hold = { reason: 'CHANGE', from: 'IN_QC', ...mark };
const frozen: Hold = { reason: 'CANCELLATION', ...mark };

function lot(lotId: string, stage: LotStage): Lot {
  return { lotId, stage, lines: [], planVersion: 0, countersignatures: {}, reworkRounds: 0 };
}

function order(holds?: Hold[]) {
  const lots = [lot('L1', 'IN_PRODUCTION'), lot('L2', 'IN_QC')];
  return { ...unopened('ord_1'), lots, ...(holds === undefined ? {} : { holds }) };
}

describe('a hold', () => {
  test.each([
    ['the whole order keeps every lot', whole, [true, true]],
    ['one lot keeps that lot alone', ofLot, [false, true]],
    ['an operation on keeps what has come to it', fromQuality, [false, true]],
    [
      'an operation that lies behind keeps all',
      { ...fromQuality, from: 'IN_PRODUCTION' } as Hold,
      [true, true],
    ],
    [
      'an operation ahead keeps nothing yet',
      { ...fromQuality, from: 'READY_TO_SHIP' } as Hold,
      [false, false],
    ],
    ['an operation of another lot keeps nothing', { ...fromQuality, lotId: 'L9' } as Hold, [false, false]],
  ])('of %s', (_title, hold, kept) => {
    const { lots } = order();
    expect(lots.map((each) => covers(hold, each))).toEqual(kept);
    expect(lots.map(({ lotId }) => lotHold(order([hold]), lotId))).toEqual(
      kept.map((is) => (is ? hold : undefined)),
    );
  });

  test('keeps the order itself only where it is about the whole order', () => {
    expect(orderHold(order())).toBeUndefined();
    expect(orderHold(order([ofLot, fromQuality]))).toBeUndefined();
    expect(orderHold(order([ofLot, whole]))).toBe(whole);
  });

  test('of the order keeps a lot that is not there, a hold of a lot does not', () => {
    expect(lotHold(order([ofLot, fromQuality]), 'L9')).toBeUndefined();
    expect(lotHold(order([whole]), 'L9')).toBe(whole);
  });

  test('keeps a command of the order, or of a lot that it covers, unless the command goes on', () => {
    const state = order([ofLot]);
    expect(holdAgainst({}, state)).toBeUndefined();
    expect(holdAgainst({}, state, 'L1')).toBeUndefined();
    expect(holdAgainst({}, state, 'L2')).toBe(ofLot);
    expect(holdAgainst({ onHold: 'GOES_ON' }, state, 'L2')).toBeUndefined();
    expect(holdAgainst({}, order([whole]))).toBe(whole);
  });

  test('of a cancellation keeps what goes on under any other hold where it waits for it [CANCEL-02]', () => {
    const state = order([whole, frozen]);
    expect(cancellationHold(order([whole]))).toBeUndefined();
    expect(cancellationHold(order())).toBeUndefined();
    expect(cancellationHold(state)).toBe(frozen);
    expect(holdAgainst({}, state)).toBe(frozen);
    expect(holdAgainst({ onHold: 'GOES_ON' }, state)).toBeUndefined();
    expect(holdAgainst({ onHold: 'GOES_ON', onCancellation: 'WAITS' }, state)).toBe(frozen);
    expect(holdAgainst({ onHold: 'GOES_ON', onCancellation: 'WAITS' }, order([whole]))).toBeUndefined();
    expect(holdAgainst({ onCancellation: 'WAITS' }, order([whole]))).toBe(whole);
  });

  test('is ended by a release of its reason, and of its case where that is named', () => {
    const ended = (release: { reason: Hold['reason']; caseId?: string }) =>
      [whole, ofLot, { ...ofLot, caseId: 'c2' }].map((hold) => isReleased(hold, release));
    expect(ended({ reason: 'EXCEPTION' })).toEqual([false, true, true]);
    expect(ended({ reason: 'EXCEPTION', caseId: 'c1' })).toEqual([false, true, false]);
    expect(ended({ reason: 'HOLD' })).toEqual([true, false, false]);
    expect(ended({ reason: 'HOLD', caseId: 'c1' })).toEqual([false, false, false]);
  });
});
