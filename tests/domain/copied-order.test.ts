import { describe, expect, it } from 'vitest';
import { copiedOrder } from '../../domain/order/copied-order.ts';
import { channels, type OrderDetails } from '../../domain/order/details.ts';
import { orderIn } from './bring-to.ts';
import { changed } from './change-driver.ts';
import { cabinets, cables, received, twoLines, usualDetails } from './sample-orders.ts';

/** An order that says something in every field. */
const full: OrderDetails = {
  ...usualDetails,
  orderType: 'PROJECT',
  orderKind: 'PRODUCT',
  consignee: '李工',
  remarks: '请加装吊环',
  platformId: 'shop-1',
  originals: [{ attachmentId: 'a1', fileName: '订单.pdf', sha256: 'x' }],
  externalNumber: 'PO-7',
  taken: { by: '杨帆', at: '2025-10-09T09:58:00+08:00', dictated: '四台' },
  project: { name: '二期变电站', owner: '城投公司', site: '松江', plannedStart: '2025-12-01' },
};

describe('an order entered like another', () => {
  it('has its customer, lines and terms, and nothing that was of that one order alone', () => {
    const { line: _number, ...line } = cabinets;
    expect(copiedOrder(full)).toEqual({
      channel: 'SALESPERSON',
      orderType: 'PROJECT',
      orderKind: 'PRODUCT',
      customer: usualDetails.customer,
      lines: [line],
      paymentMethod: 'MONTHLY',
      deliveryAddress: '上海市松江区',
      consignee: '李工',
      remarks: '请加装吊环',
      project: { name: '二期变电站', owner: '城投公司', site: '松江' },
    });
  });

  it('says nothing where the other says nothing', () => {
    const copy = copiedOrder(usualDetails);
    expect(Object.keys(copy).toSorted()).toEqual(
      ['channel', 'customer', 'deliveryAddress', 'lines', 'paymentMethod'].toSorted(),
    );
  });

  it('comes by the same channel, but that what shops and the website push is entered by a person', () => {
    const taken = (channel: OrderDetails['channel']) => copiedOrder({ ...usualDetails, channel }).channel;
    for (const channel of channels) {
      const isPushed = ['WEBSITE', 'PLATFORM'].includes(channel);
      expect(taken(channel), channel).toBe(isPushed ? 'SALESPERSON' : channel);
    }
  });

  it('leaves out lines that fell away, and keeps those whose quantity nobody has said yet', () => {
    const order = changed(orderIn('PLANNED', twoLines), { removedLines: [2] });
    expect(copiedOrder(order.state.details).lines.map(({ productCode }) => productCode)).toEqual(['P-1']);
    const { quantity: _unknown, ...unsaid } = cables;
    const copy = copiedOrder({ ...usualDetails, lines: [unsaid, { ...cabinets, quantity: '0.001' }] });
    expect(copy.lines.map(({ productCode }) => productCode)).toEqual(['P-2', 'P-1']);
  });

  it('can be received as it is, once it has a date', () => {
    const copy = copiedOrder(full);
    const lines = copy.lines.map((line, index) => ({ ...line, line: index + 1 }));
    const order = received({ details: { ...copy, lines, deliveryDate: '2025-11-21' } });
    expect(order.stage).toBe('RECEIVED');
    expect(order.total.amount).toBe('198050.00');
  });
});
