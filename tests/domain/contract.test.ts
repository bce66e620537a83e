import { describe, expect, test } from 'vitest';
import { bringTo, decided, orderIn, reviewed } from './bring-to.ts';
import { firstDay } from './order-driver.ts';
import type { Opening } from './sample-orders.ts';

const signed = { contractNumber: 'K-1', customerSignedBy: '王敏' };

describe('the quotation', () => {
  test('is issued only after a positive or conditional decision [CONTRACT-02]', () => {
    const order = reviewed();
    const quotation = { quotationNumber: 'Q-1', total: order.total };
    expect(order.refusal('issueQuotation', quotation, 'SALESPERSON')).toBe(
      'blocked: The review is not decided yet.',
    );
    order.give('decideReview', { outcome: 'ACCEPT_WITH_CONDITIONS', conditions: '预付' }, 'SALES_SUPERVISOR');
    order.give('issueQuotation', quotation, 'SALESPERSON');
    expect(order.stage).toBe('QUOTED');
    expect(order.state.quotation).toEqual({ ...quotation, by: 'SALESPERSON', at: firstDay });
  });

  test('is due one working day after the decision, as the one task of sales', () => {
    const order = decided();
    expect(order.work).toEqual(['SALES issueQuotation']);
    expect(order.clock('quotation')).toMatchObject({ owner: 'SALES', due: '2025-10-10T10:00:00+08:00' });
    expect(bringTo(order, 'QUOTED').runningClocks).toEqual(['contractSigning#1']);
  });

  test('comes to what the lines come to, in their currency', () => {
    const order = decided();
    const offer = (amount: string, currency: 'CNY' | 'EUR') =>
      order.refusal('issueQuotation', { quotationNumber: 'Q', total: { amount, currency } }, 'SALESPERSON');
    expect(offer('198050.01', 'CNY')).toContain("the order's lines come to 198050.00 CNY");
    expect(offer('198050.00', 'EUR')).toContain('@total');
  });
});

describe('the contract', () => {
  test('is signed within five working days, and keeps its number and who signed when', () => {
    const order = orderIn('QUOTED');
    expect(order.clock('contractSigning').due).toBe('2025-10-15T10:00:00+08:00');
    order.give('signContract', signed, 'ORDER_CLERK');
    expect(order.stage).toBe('CONTRACTED');
    expect(order.state.contract).toEqual({
      contractNumber: 'K-1',
      kind: 'SIGNED',
      by: 'ORDER_CLERK',
      at: firstDay,
      comment: '王敏',
    });
  });

  test('comes before the production instruction: nothing is released without it [CONTRACT-06]', () => {
    for (const stage of ['UNDER_REVIEW', 'QUOTED', 'CONTRACTED'] as const) {
      const order = orderIn(stage);
      expect(order.refusal('releaseOrder', {}, 'SALESPERSON'), stage).toContain('not-in-this-state');
      expect(order.state.lots).toEqual([]);
    }
    const { contract: _unsigned, ...state } = orderIn('CONFIRMED').state;
    const order = orderIn('CONFIRMED');
    order.state = state;
    expect(order.refusal('releaseOrder', {}, 'SALESPERSON')).toContain('blocked: The contract is not signed');
  });
});

describe('a contract that is there already', () => {
  const basisOf = (opening: Opening) => {
    const order = decided(opening);
    return [order.stage, order.state.contract?.kind, order.state.contract?.contractNumber];
  };

  test('is satisfied by policy for the channels of the price list', () => {
    expect(basisOf({ details: { channel: 'WEBSITE' } })).toEqual(['CONTRACTED', 'AUTOMATIC', 'PRICE_LIST']);
    expect(basisOf({ details: { channel: 'PLATFORM' } })).toEqual(['CONTRACTED', 'AUTOMATIC', 'PRICE_LIST']);
    expect(basisOf({ details: { channel: 'VISIT' } })).toEqual(['UNDER_REVIEW', undefined, undefined]);
  });

  test('is satisfied by a frame contract in any channel', () => {
    expect(basisOf({ facts: { frameContract: true } })).toEqual([
      'CONTRACTED',
      'AUTOMATIC',
      'FRAME_CONTRACT',
    ]);
  });

  test('follows the channels that the company names', () => {
    const policy = { 'contract.autoFor': ['VISIT'] };
    expect(basisOf({ policy, details: { channel: 'VISIT' } })[0]).toBe('CONTRACTED');
    expect(basisOf({ policy, details: { channel: 'WEBSITE' } })[0]).toBe('UNDER_REVIEW');
  });

  test('is journaled as what policy did, never waits, and starts no quotation clock', () => {
    const order = decided({ details: { channel: 'WEBSITE' } });
    expect(order.acts()).toContain('policy:contract.autoFor satisfyContract');
    expect(order.journal.flatMap((entry) => entry.events)).not.toContainEqual(
      expect.objectContaining({ clock: expect.objectContaining({ kind: 'quotation' }) }),
    );
  });

  test('is not satisfied before the decision, nor by a person', () => {
    const order = reviewed({ details: { channel: 'WEBSITE' } });
    expect(order.stage).toBe('UNDER_REVIEW');
    expect(order.refusal('satisfyContract', { basis: 'x' }, 'SALES_MANAGER')).toContain('not-your-role');
  });
});
