import { describe, expect, test } from 'vitest';
import type { OrderDetails } from '../../domain/order/details.ts';
import { orderIn, requirements } from './bring-to.ts';
import type { OrderDriver } from './order-driver.ts';
import { cabinets, type Opening, received, usualDetails } from './sample-orders.ts';

const special = { details: { ...usualDetails, orderType: 'SPECIAL' } } satisfies Opening;
const written = { lines: [{ ...cabinets, requirements: '防腐涂层' }] };

function confirmed(opening: Opening = special): OrderDriver {
  const order = received(opening);
  order.give('confirmRequirements', requirements, 'SALESPERSON');
  return order;
}

describe('what the customer wants', () => {
  const asking: [string, Partial<OrderDetails>][] = [
    ['a special order', { orderType: 'SPECIAL' }],
    ['a non-regular order', { orderType: 'NON_REGULAR', ...written }],
  ];

  test.each(asking)('of %s is confirmed with the customer before review [INTAKE-07]', (_which, more) => {
    const order = received({ details: { ...usualDetails, ...more } });
    expect(order.work).toEqual(['SALES confirmRequirements']);
    expect(order.refusal('passInitialReview', {}, 'SALESPERSON')).toContain('blocked: Nobody has confirmed');
    order.give('confirmRequirements', requirements, 'SALESPERSON');
    expect(order.work).toEqual(['SALES passInitialReview']);
    order.give('passInitialReview', {}, 'SALESPERSON');
    expect(order.stage).toBe('UNDER_REVIEW');
  });

  test('is confirmed by its own words where the order is a catalogue order, or policy asks for none', () => {
    expect(received().work).toEqual(['SALES passInitialReview']);
    const policy = { 'intake.confirmRequirementsFor': [] };
    expect(received({ ...special, policy }).work).toEqual(['SALES passInitialReview']);
  });

  test('is confirmed whatever the type of the order where the company asks it of free text [INTAKE-07]', () => {
    expect(received({ details: written }).work).toEqual(['SALES passInitialReview']);
    const policy = { 'intake.confirmFreeText': true };
    expect(received({ details: written, policy }).work).toEqual(['SALES confirmRequirements']);
    expect(received({ policy }).work).toEqual(['SALES passInitialReview']);
  });

  test('stays with the order: who, when, how, the technical and the quality requirements [INTAKE-07]', () => {
    const order = received(special).at('2025-10-09T15:00:00+08:00');
    order.give('confirmRequirements', { ...requirements, comment: '附技术协议' }, 'SALESPERSON', {
      occurredAt: '2025-10-09T14:30:00+08:00',
    });
    expect(order.state.requirementsConfirmation).toEqual({
      ...requirements,
      comment: '附技术协议',
      by: 'SALESPERSON',
      at: '2025-10-09T14:30:00+08:00',
    });
  });

  test.each([
    ['specification', { lines: [{ line: 1, specification: '12kV' }] }],
    ['model', { lines: [{ line: 1, model: 'KYN28B' }] }],
    ['quantity', { lines: [{ line: 1, quantity: '101' }] }],
    ['requirements', { lines: [{ line: 1, requirements: '防盐雾' }] }],
    ['delivery date', { deliveryDate: '2025-12-01' }],
  ])('is confirmed anew when its %s is another before the review [INTAKE-07]', (_what, correction) => {
    const order = confirmed();
    order.give('correctEntry', { correction, reason: '客户更正' }, 'SALES_SUPERVISOR');
    expect(order.state.requirementsConfirmation).toBeUndefined();
    expect(order.refusal('passInitialReview', {}, 'SALESPERSON')).toContain('Nobody has confirmed');
  });

  test('is not asked again for what is no part of it', () => {
    const order = confirmed();
    const supplement = { consignee: '李伟' };
    order.give('supplementInformation', { supplement, source: '电话' }, 'SALESPERSON');
    expect(order.work).toEqual(['SALES passInitialReview']);
  });
});

describe('the original of an order that came in writing', () => {
  const mail = { details: { ...usualDetails, channel: 'EMAIL' } } satisfies Opening;

  test.each(['EMAIL', 'FAX', 'LETTER'] as const)(
    'by %s is asked for until it is kept [INTAKE-05]',
    (channel) => {
      const order = received({ details: { ...usualDetails, channel } });
      expect(order.work).toEqual(['SALES recordOriginal', 'SALES passInitialReview']);
      expect(order.refusal('recordOriginal', {}, 'SALESPERSON')).toContain('@where');
      order.give('recordOriginal', { attachmentIds: ['A-1'] }, 'SALESPERSON');
      expect(order.state.original).toMatchObject({ attachmentIds: ['A-1'], by: 'SALESPERSON' });
      expect(order.work).toEqual(['SALES passInitialReview']);
      expect(order.refusal('recordOriginal', { where: '夹 3' }, 'SALESPERSON')).toContain('recorded already');
    },
  );

  test('holds nothing but the archive: what is closed waits for it, or for a waiver with its reason [INTAKE-05]', () => {
    const closed = () => {
      const order = orderIn('CLOSED', mail);
      order.give('recordFollowUp', { satisfied: true }, 'AFTER_SALES_AGENT');
      return order;
    };
    const order = closed();
    expect(order.stage).toBe('CLOSED');
    expect(order.refusal('archiveOrder', {}, 'SALESPERSON')).toContain('The file lacks ORIGINAL');
    order.give('recordOriginal', { where: '邮件夹 2025-10' }, 'SALESPERSON');
    expect(order.stage).toBe('ARCHIVED');
    const waived = closed();
    waived.give('archiveOrder', { waivers: [{ group: 'ORIGINAL', reason: '邮箱已清空' }] }, 'SALESPERSON');
    expect(waived.stage).toBe('ARCHIVED');
  });

  test('is not asked for where the files came with the order, by other channels, or as policy says', () => {
    const originals = [{ attachmentId: 'A-1', fileName: 'order.eml', sha256: '00' }];
    expect(received({ details: { ...mail.details, originals } }).work).toEqual(['SALES passInitialReview']);
    expect(received({ details: { ...usualDetails, channel: 'VISIT' } }).work).toHaveLength(1);
    expect(received({ ...mail, policy: { 'intake.originalRequiredFor': ['FAX'] } }).work).toHaveLength(1);
  });
});
