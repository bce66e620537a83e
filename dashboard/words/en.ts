import { boardEn } from './en/board.ts';
import { bulkEn } from './en/bulk.ts';
import { casesEn } from './en/cases.ts';
import { formsEn } from './en/forms.ts';
import { commonEn } from './en/frame.ts';
import { noticesEn } from './en/notices.ts';
import { orderEn } from './en/order.ts';
import { workEn } from './en/work.ts';

/** What the page says in English; what the order itself says comes from the API in both languages. */
export const en = {
  ...commonEn,
  form: formsEn,
  bulk: bulkEn,
  work: workEn,
  board: boardEn,
  notice: noticesEn,
  order: orderEn,
  cases: casesEn,
};
