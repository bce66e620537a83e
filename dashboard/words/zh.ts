import { boardZh } from './zh/board.ts';
import { bulkZh } from './zh/bulk.ts';
import { casesZh } from './zh/cases.ts';
import { formsZh } from './zh/forms.ts';
import { commonZh } from './zh/frame.ts';
import { noticesZh } from './zh/notices.ts';
import { orderZh } from './zh/order.ts';
import { workZh } from './zh/work.ts';

/** What the page says in Chinese; what the order itself says comes from the API in both languages. */
export const zh = {
  ...commonZh,
  form: formsZh,
  bulk: bulkZh,
  work: workZh,
  board: boardZh,
  notice: noticesZh,
  order: orderZh,
  cases: casesZh,
};
