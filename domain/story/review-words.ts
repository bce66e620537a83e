import type { Names } from '../names/names.ts';
import { reviewResultNames } from '../names/order-names.ts';
import { reviewItemNames } from '../names/review-item-names.ts';
import type { OrderEvent } from '../order/events.ts';
import type { QuestionEvent, ReviewAsks } from '../order/review/records.ts';
import type { reviewSupportCommands } from '../order/stages/review-support.ts';
import type { OrderRecord } from '../order/state.ts';
import { departments } from '../people/departments.ts';
import type { Sentence } from './sentences.ts';
import { alike, labelled, listed, moneyWords, optional, type Telling } from './telling.ts';

const note: Names = { zh: '备注', en: 'note' };
type Told = QuestionEvent['type'] | 'reviewRecorded' | 'reviewsReopened';

/** Acts round the reviews, in words. */
export const reviewSentences: Readonly<Record<keyof typeof reviewSupportCommands, Sentence>> = {
  askSales: { zh: '向销售提问', en: 'Asked sales', main: 'questionAsked' },
  answerQuestion: { zh: '答复评审提问', en: 'Answered a question of the review', main: 'questionAnswered' },
  reviewCredit: { zh: '评审大额订单信用', en: 'Reviewed the credit', main: 'orderRecorded' },
  overrideCredit: { zh: '批准超信用额度', en: 'Overrode the credit', main: 'orderRecorded' },
};

/** In words what a department found or asked, and what sales answered. */
export const reviewEventWords: {
  readonly [Type in Told]: (event: Extract<OrderEvent, { type: Type }>, telling: Telling) => Names;
} = {
  reviewRecorded: ({ review: { department, result, comment, items = [], asks } }, { checklist }) => {
    const failed = items
      .filter((each) => each.result === 'FAIL')
      .map((each) => itemWords(reviewItemNames(each.item, checklist), each.comment));
    return listed([
      departments[department],
      reviewResultNames[result],
      failed.length === 0
        ? undefined
        : labelled(
            { zh: '不通过的项目', en: 'failed items' },
            { zh: failed.map(({ zh }) => zh).join('、'), en: failed.map(({ en }) => en).join(', ') },
          ),
      ...asksWords(asks),
      optional(note, comment),
    ]);
  },
  reviewsReopened: ({ departments: asked }) =>
    asked === undefined
      ? { zh: '评审重新开始', en: 'the review starts anew' }
      : labelled(
          { zh: '需重新评审', en: 'to review again' },
          {
            zh: asked.map((each) => departments[each].zh).join('、'),
            en: asked.map((each) => departments[each].en).join(', '),
          },
        ),
  questionAsked: ({ question: { questionId, department, question, item } }, { checklist }) =>
    listed([
      labelled(departments[department], alike(`${questionId}: ${question}`)),
      item === undefined
        ? undefined
        : labelled({ zh: '评审项目', en: 'item' }, reviewItemNames(item, checklist)),
    ]),
  questionAnswered: ({ questionId, answer: { text } }) => alike(`${questionId}: ${text}`),
};

/** What was put on record of the credit, and of the contract that came with the order. */
export const reviewRecordWords: {
  [Name in 'creditReview' | 'creditOverride' | 'contractDocument']: (
    value: NonNullable<OrderRecord[Name]>,
  ) => Names;
} = {
  creditReview: ({ result, comment }) => listed([reviewResultNames[result], optional(note, comment)]),
  creditOverride: ({ reason, total, creditFree }) =>
    listed([
      alike(reason),
      labelled({ zh: '订单金额', en: 'order' }, moneyWords(total)),
      labelled({ zh: '可用信用额度', en: 'free credit' }, moneyWords(creditFree)),
    ]),
  contractDocument: () => ({ zh: '附有合同文本，须法务评审', en: 'comes with a contract: legal reviews it' }),
};

function asksWords(asks: ReviewAsks | undefined): (Names | undefined)[] {
  return [
    optional({ zh: '要求变更', en: 'to change' }, asks?.requirements),
    optional({ zh: '可行交货日期', en: 'feasible date' }, asks?.deliveryDate),
  ];
}

function itemWords({ zh, en }: Names, comment: string | undefined): Names {
  if (comment === undefined) return { zh, en };
  const said = alike(comment);
  return { zh: `${zh}（${said.zh}）`, en: `${en} (${said.en})` };
}
