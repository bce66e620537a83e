import type { Names } from '../../../domain/names/names.ts';
import type { trackingInputs } from '../tracking.ts';

const name = (zh: string, en: string): Names => ({ zh, en });

/** What fields of tracking are called: by command and path. */
export const trackingLabels: Readonly<Record<string, Names>> = {
  'recordTracking.department': name('跟踪部门', 'Department that reports'),
  'recordTracking.progress': name('进展情况', 'How far it has come'),
  'recordTracking.expectedFinish': name('预计完成日期', 'Expected to be done by'),
  'assignOrder.personId': name('订单负责人', 'Who follows the order'),
  'assignOrder.reason': name('变更负责人的原因', 'Why it changes hands'),
};

/** What each of these commands does, in Chinese. */
export const trackingPurposes: Readonly<Record<keyof typeof trackingInputs, string>> = {
  recordTracking: '部门登记订单的进展和预计完成日期，供销售和各部门了解。',
  assignOrder: '把订单交给一名负责人，由其跟踪到底。',
};
