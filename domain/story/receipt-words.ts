import { fieldNames } from '../names/detail-names.ts';
import type { Names } from '../names/names.ts';
import { confirmationWayNames, verificationResultNames } from '../names/receipt-names.ts';
import type { ReceiptCheckEvent } from '../order/receipt-checks.ts';
import type { receiptCheckCommands } from '../order/stages/receipt-checks.ts';
import type { Sentence } from './sentences.ts';
import { alike, labelled, listed, optional, type Telling } from './telling.ts';

/** The checks at receipt, in words. */
export const receiptCheckSentences: Readonly<Record<keyof typeof receiptCheckCommands, Sentence>> = {
  verifyCustomer: { zh: '核实客户', en: 'Looked the customer up', main: 'customerVerified' },
  confirmRequirements: {
    zh: '与客户确认要求',
    en: 'Confirmed the requirements',
    main: 'requirementsConfirmed',
  },
  recordOriginal: { zh: '登记原始订单', en: 'Recorded the original', main: 'originalRecorded' },
};

const note: Names = { zh: '备注', en: 'note' };

export const receiptCheckEventWords: {
  readonly [Type in ReceiptCheckEvent['type']]: (
    event: Extract<ReceiptCheckEvent, { type: Type }>,
    telling: Telling,
  ) => Names;
} = {
  customerVerified: ({ verification: { result, registeredName, taxNumber, how, comment } }) =>
    listed([
      verificationResultNames[result],
      alike(registeredName),
      optional(fieldNames('taxNumber'), taxNumber),
      labelled({ zh: '查询途径', en: 'looked up in' }, alike(how)),
      optional(note, comment),
    ]),
  requirementsConfirmed: ({ confirmation: { confirmedWith, channel, technical, quality, comment } }) =>
    listed([
      labelled({ zh: '确认人', en: 'with' }, alike(confirmedWith)),
      confirmationWayNames[channel],
      labelled({ zh: '技术要求', en: 'technical' }, alike(technical)),
      labelled({ zh: '质量要求', en: 'quality' }, alike(quality)),
      optional(note, comment),
    ]),
  originalRecorded: ({ original: { attachmentIds = [], where, comment } }) =>
    listed([
      attachmentIds.length === 0
        ? undefined
        : labelled({ zh: '附件', en: 'files' }, alike(String(attachmentIds.length))),
      optional({ zh: '存放处', en: 'kept in' }, where),
      optional(note, comment),
    ]),
};
