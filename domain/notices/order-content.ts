import type { OrderDetails } from '../order/details.ts';
import type { OrderNewsNotice } from './notice.ts';

/** Goods that a notice names; the rest is in the order. */
const goodsNamed = 5;

/** What an order is about, in a sentence for each language (INTAKE-21). */
export function orderContent(
  { lines, deliveryDate }: OrderDetails,
  occasion: OrderNewsNotice['occasion'],
): { zh: string; en: string } {
  const goods = lines.slice(0, goodsNamed).map(({ productName, productCode, model, quantity, unit }) => {
    const much = [quantity, unit].filter((part) => part !== undefined).join(' ');
    const what = [productName ?? productCode, model].filter((part) => part !== undefined).join(' ');
    return [what, much].filter((part) => part !== '').join(' × ');
  });
  const more = lines.length > goodsNamed ? ['…'] : [];
  const [zh, en] = [[...goods, ...more].join('；'), [...goods, ...more].join('; ')];
  const is =
    occasion === 'REGISTERED' ? { zh: '已登记', en: 'Registered' } : { zh: '已确认', en: 'Confirmed' };
  const due =
    deliveryDate === undefined
      ? { zh: '', en: '' }
      : { zh: `，交期 ${deliveryDate}`, en: `, for ${deliveryDate}` };
  return {
    zh: `${is.zh}${zh === '' ? '' : `：${zh}`}${due.zh}`,
    en: `${is.en}${en === '' ? '' : `: ${en}`}${due.en}`,
  };
}
