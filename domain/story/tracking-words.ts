import type { Names } from '../names/names.ts';
import type { trackingCommands } from '../order/stages/tracking.ts';
import type { TrackingEvent } from '../order/tracking.ts';
import { departments } from '../people/departments.ts';
import type { Sentence } from './sentences.ts';
import { alike, labelled, listed, optional, type Telling } from './telling.ts';

/** Acts of tracking, in words. */
export const trackingSentences: Readonly<Record<keyof typeof trackingCommands, Sentence>> = {
  recordTracking: { zh: '登记跟踪记录', en: 'Reported the progress', main: 'trackingRecorded' },
  assignOrder: { zh: '指定订单负责人', en: 'Assigned the order', main: 'orderAssigned' },
};

/** In words how far an order has come, and who follows it. */
export const trackingEventWords: {
  readonly [Type in TrackingEvent['type']]: (
    event: Extract<TrackingEvent, { type: Type }>,
    telling: Telling,
  ) => Names;
} = {
  trackingRecorded: ({ entry: { department, progress, expectedFinish } }) =>
    listed([
      labelled(departments[department], alike(progress)),
      optional({ zh: '预计完成', en: 'expected to be done by' }, expectedFinish),
    ]),
  orderAssigned: ({ personId, reason }, telling) =>
    listed([
      labelled({ zh: '负责人', en: 'to' }, telling.nameOf(personId)),
      labelled({ zh: '原因', en: 'reason' }, alike(reason)),
    ]),
};
