import type { CustomerLanguage } from '../../order/details.ts';
import type { CustomerOccasion } from './customer-message.ts';

/** Every word of the messages to customers in one language. `{name}` is a place to be filled. */
export interface CustomerWords {
  occasions: Record<CustomerOccasion, { subject: string; lead: string }>;
  fields: Record<CustomerField, string>;
  /** A line of goods; parts that are not known are left out. */
  comma: string;
  unitPrice: string;
  missing: string;
  footer: string;
}

export type CustomerField =
  | 'order'
  | 'externalNumber'
  | 'line'
  | 'total'
  | 'deliveryDate'
  | 'expectedDelivery'
  | 'missing'
  | 'reason'
  | 'conditions'
  | 'message'
  | 'carrier'
  | 'trackingNumber'
  | 'shippingNoteNumber'
  | 'expectedArrival';

export const customerWords: Record<CustomerLanguage, CustomerWords> = {
  'zh-CN': {
    occasions: {
      RECEIVED: { subject: '【订单已受理】{order}', lead: '您的订单已收到并登记，我们正在处理。' },
      REJECTED: { subject: '【订单未能受理】{order}', lead: '很抱歉，您的订单未能受理，原因如下。' },
      ACCEPTED: { subject: '【订单评审通过】{order}', lead: '您的订单已通过评审。' },
      CONFIRMED: { subject: '【订单确认】{order}', lead: '您的订单已确认，内容、价格和交期如下，请核对。' },
      PREWARNED: { subject: '【交期提示】{order}', lead: '您的订单可能晚于约定日期交付，说明如下。' },
      SHIPPED: { subject: '【发货通知】{order}', lead: '您的货物已发出。' },
    },
    fields: {
      order: '订单号',
      externalNumber: '贵方订单号',
      line: '货物',
      total: '金额合计',
      deliveryDate: '交货日期',
      expectedDelivery: '预计送达时间',
      missing: '请补充',
      reason: '原因',
      conditions: '接受条件',
      message: '说明',
      carrier: '承运方',
      trackingNumber: '运单号',
      shippingNoteNumber: '发货单号',
      expectedArrival: '预计到达日期',
    },
    comma: '，',
    unitPrice: '单价 {price}',
    missing: '、',
    footer: '本邮件由系统自动发送。如有疑问，请联系您的业务员。',
  },
  en: {
    occasions: {
      RECEIVED: {
        subject: 'Order {order} received',
        lead: 'We have received your order and are dealing with it.',
      },
      REJECTED: {
        subject: 'Order {order} not accepted',
        lead: 'We are sorry that we cannot take your order, for this reason.',
      },
      ACCEPTED: { subject: 'Order {order} passed review', lead: 'Your order has passed our review.' },
      CONFIRMED: {
        subject: 'Confirmation of order {order}',
        lead: 'We confirm your order. Please check its content, price and delivery date.',
      },
      PREWARNED: { subject: 'Delivery of order {order}', lead: 'Your order may come later than agreed.' },
      SHIPPED: { subject: 'Order {order} shipped', lead: 'Your goods are on their way.' },
    },
    fields: {
      order: 'Order number',
      externalNumber: 'Your order number',
      line: 'Goods',
      total: 'Total',
      deliveryDate: 'Delivery date',
      expectedDelivery: 'Expected delivery by',
      missing: 'Please let us know',
      reason: 'Reason',
      conditions: 'Conditions',
      message: 'Message',
      carrier: 'Carrier',
      trackingNumber: 'Tracking number',
      shippingNoteNumber: 'Shipping note',
      expectedArrival: 'Expected arrival',
    },
    comma: ', ',
    unitPrice: 'at {price}',
    missing: '; ',
    footer: 'This e-mail was sent by our system. If you have a question, please ask your salesperson.',
  },
};
