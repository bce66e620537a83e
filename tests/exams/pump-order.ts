/** A hundred pumps, complete: what exams order. */
export const pumps = {
  productName: '离心泵',
  specification: 'Q=50m³/h H=32m',
  model: 'IS80-65-160',
  quantity: '100',
  unit: '台',
  unitPrice: { amount: '1500.00', currency: 'CNY' },
} as const;

/** The order around them, but for its channel. */
export const pumpOrder = {
  customer: { name: '江南水泵有限公司', contact: '陈静 0571-5550 8899' },
  lines: [pumps],
  paymentMethod: 'MONTHLY',
  deliveryDate: '2030-02-01',
  deliveryAddress: '杭州市萧山区建设四路 99 号',
} as const;
