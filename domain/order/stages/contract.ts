import { refuse, refuseField } from '../../errors.ts';
import { compare } from '../../money/money.ts';
import { staffOf } from '../../people/roles.ts';
import type { PolicyValues } from '../../policy/policy.ts';
import { orderTotal } from '../amounts.ts';
import { stopClock } from '../clock-control.ts';
import type { CommandTable } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { enterOrderStage } from '../enter-stage.ts';
import type { CommandInputs } from '../inputs.ts';
import type { Contract, OrderState } from '../state.ts';
import { confirmWhenComplete } from './confirmation.ts';

/** Quotation and contract, or their satisfaction by price list and frame contract. */
export const contractCommands = {
  issueQuotation: {
    subject: 'order',
    stages: ['UNDER_REVIEW'],
    roles: staffOf('SALES'),
    isOpen: ({ decision }) => decision !== undefined,
    zh: '报价',
    en: 'Issue quotation',
    purpose: 'Issues the quotation after a positive or conditional review.',
    requirements: ['CONTRACT-02'],
    decide: issueQuotation,
  },
  signContract: {
    subject: 'order',
    stages: ['QUOTED'],
    roles: staffOf('SALES', 'CONTRACT_ORDER'),
    zh: '签订合同',
    en: 'Sign contract',
    purpose: 'Records the contract signed by both sides; only then can production be instructed.',
    requirements: ['CONTRACT-05', 'CONTRACT-06'],
    decide: (draft, input) => contracted(draft, 'SIGNED', input.contractNumber, input.customerSignedBy),
  },
  satisfyContract: {
    subject: 'order',
    stages: ['UNDER_REVIEW'],
    roles: [],
    zh: '自动满足合同',
    en: 'Satisfy contract',
    purpose: 'Policy: price list and frame contract stand for quotation and contract.',
    requirements: ['CONTRACT-01'],
    decide: (draft, input) => contracted(draft, 'AUTOMATIC', input.basis),
  },
} satisfies Partial<CommandTable>;

/** What stands for quotation and contract without anyone's act, if anything does (CONTRACT-01). */
export function automaticContract(state: OrderState, policy: PolicyValues): string | undefined {
  if (state.facts.frameContract) return 'FRAME_CONTRACT';
  return policy['contract.autoFor'].includes(state.details.channel) ? 'PRICE_LIST' : undefined;
}

function issueQuotation(draft: Draft, input: CommandInputs['issueQuotation']): void {
  if (draft.state.decision === undefined) refuse('blocked', 'The review is not decided yet.');
  const total = orderTotal(draft.state.details);
  if (input.total.currency !== total.currency || compare(input.total, total) !== 0) {
    refuseField('total', `the order's lines come to ${total.amount} ${total.currency}`);
  }
  draft.emit({
    type: 'orderRecorded',
    record: { quotation: { ...draft.sign(), quotationNumber: input.quotationNumber, total: input.total } },
  });
  stopClock(draft, 'quotation');
  enterOrderStage(draft, 'QUOTED');
}

function contracted(draft: Draft, kind: Contract['kind'], contractNumber: string, customer?: string): void {
  if (draft.state.decision === undefined) refuse('blocked', 'The review is not decided yet.');
  const contract: Contract = { ...draft.sign(customer), contractNumber, kind };
  draft.emit({ type: 'orderRecorded', record: { contract } });
  stopClock(draft, 'quotation');
  enterOrderStage(draft, 'CONTRACTED');
  confirmWhenComplete(draft);
}
