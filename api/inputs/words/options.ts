import { pauseReasonNames } from '../../../domain/names/clock-names.ts';
import type { Names } from '../../../domain/names/names.ts';
import {
  acknowledgementChannelNames,
  acknowledgementResultNames,
  channelNames,
  currencyNames,
  delayTypeNames,
  deliveryExceptionNames,
  gapOwnerNames,
  languageNames,
  mediumNames,
  orderKindNames,
  orderTypeNames,
  paymentMethodNames,
  reviewOutcomeNames,
  reviewResultNames,
  transportModeNames,
} from '../../../domain/names/order-names.ts';
import { customerKindNames } from '../../../domain/names/receipt-names.ts';
import { departments } from '../../../domain/people/departments.ts';
import { cancellationOptions } from './cancellation-words.ts';
import { caseOptions } from './case-words.ts';
import { changeOptions } from './change-words.ts';
import { correctingOptions } from './correcting-words.ts';
import { receiptCheckOptions } from './receipt-check-words.ts';
import { reviewOptions } from './review-words.ts';

type Options = Readonly<Record<string, Names>>;

/** What the values of a field are called, wherever it stands. */
const byField: Readonly<Record<string, Options>> = {
  channel: channelNames,
  currency: currencyNames,
  customerKind: customerKindNames,
  delay: delayTypeNames,
  department: departments,
  exception: deliveryExceptionNames,
  language: languageNames,
  medium: mediumNames,
  mode: transportModeNames,
  orderKind: orderKindNames,
  orderType: orderTypeNames,
  outcome: reviewOutcomeNames,
  owner: departments,
  paymentMethod: paymentMethodNames,
  result: reviewResultNames,
  whose: gapOwnerNames,
};

const byPlace: Readonly<Record<string, Options>> = {
  ...cancellationOptions,
  ...caseOptions,
  ...changeOptions,
  ...receiptCheckOptions,
  ...reviewOptions,
  ...correctingOptions,
  'acknowledgeOrder.channel': acknowledgementChannelNames,
  'acknowledgeOrder.result': acknowledgementResultNames,
  'pauseClock.reason': pauseReasonNames,
  'resumeClock.reason': pauseReasonNames,
  'decideRefusedPostponement.decline': {
    true: { zh: '不接此订单', en: 'Decline the order' },
    false: { zh: '保留原交货日期', en: 'Keep the requested date' },
  },
};

const yesNo: Options = { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } };

/** What the given values of a field of a command's input are called; undefined when one of them has no name. */
export function optionsOf(
  command: string,
  path: readonly string[],
  values: readonly string[],
): Record<string, Names> | undefined {
  if (values.length === 0) return undefined;
  const isChoice = values.every((value) => value === 'true' || value === 'false');
  const known = byPlace[[command, ...path].join('.')] ?? (isChoice ? yesNo : byField[path.at(-1) ?? '']);
  if (known === undefined) return undefined;
  const named: Record<string, Names> = {};
  for (const value of values) {
    const names = known[value];
    if (names === undefined) return undefined;
    named[value] = { zh: names.zh, en: names.en };
  }
  return named;
}
