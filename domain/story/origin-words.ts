import { fieldNames } from '../names/detail-names.ts';
import type { Names } from '../names/names.ts';
import type { OrderDetails } from '../order/details.ts';
import { optional } from './telling.ts';

/** What an order was entered from: who took it down and what was dictated, or the files that it came in as. */
export function originWords({ taken, originals }: OrderDetails): Names[] {
  const files = originals?.map(({ fileName }) => fileName).join(', ');
  return [
    optional({ zh: '接单人', en: 'taken down by' }, taken?.by),
    optional(fieldNames('dictated'), taken?.dictated),
    optional({ zh: '原件', en: 'original' }, files),
  ].filter((each) => each !== undefined);
}
