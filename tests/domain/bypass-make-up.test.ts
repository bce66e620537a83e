import { describe, expect, test } from 'vitest';
import { lapsedBypasses } from '../../domain/order/bypass.ts';
import { openCommands } from '../../domain/order/decide.ts';
import { orderIn } from './bring-to.ts';
import { twoPlanned } from './two-planned.ts';

const reason = '客户停产待料';
const review = { step: 'DEPARTMENT_REVIEW', department: 'PROCUREMENT', reason } as const;
const signature = { step: 'COUNTERSIGNATURE', department: 'PRODUCTION', reason } as const;
const head = 'PROCUREMENT_MANAGER';

describe('the make-up', () => {
  const passed = { step: 'DEPARTMENT_REVIEW', department: 'PROCUREMENT', result: 'PASS' } as const;

  test('is of the approval that was skipped: step, department and lot [REVIEW-21]', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('bypassApproval', review, 'GENERAL_MANAGER');
    order.give('bypassApproval', { ...review, department: 'PRODUCTION' }, 'GENERAL_MANAGER');
    expect(order.refusal('makeUpApproval', { ...passed, step: 'COUNTERSIGNATURE' }, 'BUYER')).toBe(
      'does-not-fit: department: no skipped approval of PROCUREMENT is to be made up for @department',
    );
    expect(order.refusal('makeUpApproval', { ...passed, lotId: 'L1' }, 'BUYER')).toContain('@department');
    order.give('makeUpApproval', { ...passed, department: 'PRODUCTION' }, 'PRODUCTION_SUPERVISOR');
    expect(order.state.bypasses?.map(({ department, makeUp }) => [department, makeUp?.by])).toEqual([
      ['PROCUREMENT', undefined],
      ['PRODUCTION', 'PRODUCTION_SUPERVISOR'],
    ]);
    expect(order.clocks('bypassMakeUp').map(({ owner }) => owner)).toEqual(['PROCUREMENT']);
  });

  test('of two lots is one for each, and that of a lot names it [REVIEW-21]', () => {
    const order = twoPlanned();
    order.give('bypassApproval', { ...signature, lotId: 'L1' }, 'GENERAL_MANAGER');
    order.give('bypassApproval', { ...signature, lotId: 'L2' }, 'GENERAL_MANAGER');
    const { step, department } = signature;
    order.give('makeUpApproval', { step, department, lotId: 'L2', result: 'PASS' }, 'PRODUCTION_SUPERVISOR');
    expect(order.state.bypasses?.map(({ lotId, makeUp }) => [lotId, makeUp?.result])).toEqual([
      ['L1', undefined],
      ['L2', 'PASS'],
    ]);
  });

  test('is offered while one waits, and no longer once it was given', () => {
    const order = orderIn('UNDER_REVIEW');
    const offered = () => openCommands(order.state).includes('makeUpApproval');
    expect(offered()).toBe(false);
    order.give('bypassApproval', review, 'GENERAL_MANAGER');
    expect(offered()).toBe(true);
    order.give('makeUpApproval', passed, 'BUYER');
    expect(offered()).toBe(false);
  });

  test('that passes is no exception; one that fails says why, and is one of the order [REVIEW-21]', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('bypassApproval', review, 'GENERAL_MANAGER');
    expect(order.refusal('makeUpApproval', { ...passed, result: 'FAIL' }, 'BUYER')).toBe(
      'does-not-fit: comment: say why the approval is not given @comment',
    );
    const again = orderIn('UNDER_REVIEW');
    again.give('bypassApproval', review, 'GENERAL_MANAGER');
    const types = again.give('makeUpApproval', passed, 'BUYER').events.map(({ type }) => type);
    expect(types).toEqual(['bypassMadeUp', 'clockStopped']);
    const failed = order.give('makeUpApproval', { ...passed, result: 'FAIL', comment: '无供应商' }, 'BUYER');
    expect(failed.events.at(-1)).toStrictEqual({
      type: 'exceptionRaised',
      exception: { type: 'PROBLEM', description: '无供应商', department: 'PROCUREMENT' },
    });
  });

  test('is given neither by whoever skipped the approval nor by who acts for them [PRIV-11]', () => {
    const order = orderIn('UNDER_REVIEW');
    order.give('bypassApproval', review, head);
    expect(order.refusal('makeUpApproval', passed, head)).toBe(
      'separation-of-duties: Whoever skipped an approval cannot make up for it, nor who acts for them.',
    );
  });
});

test('a review that begins anew asks for the reviews that were skipped, and for no countersignature', () => {
  const order = twoPlanned();
  order.give('bypassApproval', { ...signature, lotId: 'L1' }, head);
  const [skipped] = order.state.bypasses ?? [];
  if (skipped === undefined) throw new Error('nothing skipped');
  const [first, second] = lapsedBypasses([{ ...skipped, step: 'DEPARTMENT_REVIEW' }, skipped]);
  expect(first).toMatchObject({ lapsed: true, bypassId: 'B1', department: 'PRODUCTION' });
  expect(second).toEqual(skipped);
});
