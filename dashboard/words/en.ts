import { administrationEn } from './en/administration.ts';
import { boardEn } from './en/board.ts';
import { bulkEn } from './en/bulk.ts';
import { escalationsEn, timeEn } from './en/escalations.ts';
import { followEn } from './en/follow.ts';
import { formsEn } from './en/forms.ts';
import { commonEn } from './en/frame.ts';
import { noticesEn } from './en/notices.ts';
import { orderEn } from './en/order.ts';
import { scanEn } from './en/scan.ts';
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
  scan: scanEn,
  escalations: escalationsEn,
  timeFigures: timeEn,
  administration: administrationEn,
  follow: followEn,
};
