import { refuse, refuseField } from '../../errors.ts';
import { compare, zero } from '../../money/money.ts';
import { actorId } from '../../people/actor.ts';
import { staffOf } from '../../people/roles.ts';
import { amountDue, balanceOf } from '../amounts.ts';
import type { CommandTable } from '../commands.ts';
import type { Draft } from '../draft.ts';
import { enterOrderStage } from '../enter-stage.ts';
import type { CommandInputs } from '../inputs.ts';
import type { Stage } from '../stage-names.ts';

/** Money may come at any time from the contract on: prepayments come before anything is made. */
const payable: readonly Stage[] = ['CONTRACTED', 'CONFIRMED', 'IN_FULFILMENT', 'ACCEPTED', 'SETTLING'];

/** Invoice, payments and the balance. */
export const settlementCommands = {
  issueInvoice: {
    subject: 'order',
    stages: ['ACCEPTED'],
    roles: staffOf('FINANCE'),
    zh: '开具发票',
    en: 'Issue invoice',
    purpose: 'Starts settlement; the amount must be what contract and shipping notes come to.',
    requirements: ['SETTLE-01', 'SETTLE-03', 'SETTLE-04', 'PRIV-05'],
    decide: issueInvoice,
  },
  recordPayment: {
    subject: 'order',
    stages: payable,
    onHold: 'GOES_ON',
    roles: staffOf('FINANCE'),
    zh: '登记收款',
    en: 'Record payment',
    purpose: 'Books money received; the order is settled when the invoice is fully paid.',
    requirements: ['SETTLE-06', 'SETTLE-17', 'PRIV-05'],
    decide: recordPayment,
  },
  leaveBalanceOpen: {
    subject: 'order',
    stages: ['SETTLING'],
    roles: ['FINANCE_MANAGER'],
    zh: '保留未结余额',
    en: 'Leave balance open',
    purpose: 'Finance closes the order although a balance is open, with the reason.',
    requirements: ['SETTLE-17'],
    decide: (draft, input) => {
      draft.emit({
        type: 'orderRecorded',
        record: { openBalance: { ...draft.sign(), reason: input.reason } },
      });
      enterOrderStage(draft, 'SETTLED');
    },
  },
} satisfies Partial<CommandTable>;

function issueInvoice(draft: Draft, input: CommandInputs['issueInvoice']): void {
  const total = amountDue(draft.state);
  if (input.total.currency !== total.currency || compare(input.total, total) !== 0) {
    refuseField('total', `contract and shipping notes come to ${total.amount} ${total.currency} (SETTLE-04)`);
  }
  draft.emit({
    type: 'orderRecorded',
    record: { invoice: { ...draft.sign(), invoiceNumber: input.invoiceNumber, total: input.total } },
  });
  enterOrderStage(draft, 'SETTLING');
  settleWhenPaid(draft);
}

function recordPayment(draft: Draft, input: CommandInputs['recordPayment']): void {
  const balance = balanceOf(draft.state);
  if (input.total.currency !== balance.currency)
    refuseField('total.currency', `the order is in ${balance.currency}`);
  if (compare(input.total, zero(balance.currency)) <= 0)
    refuseField('total.amount', 'a payment is above zero');
  if (compare(input.total, balance) > 0) {
    refuseField('total.amount', `only ${balance.amount} ${balance.currency} are open`);
  }
  if (draft.state.payments.some((payment) => payment.reference === input.reference)) {
    refuse('does-not-fit', `The payment ${input.reference} is booked already.`, [
      { path: 'reference', reason: 'booked already' },
    ]);
  }
  draft.emit({ type: 'paymentRecorded', payment: { ...input, by: actorId(draft.actor) } });
  settleWhenPaid(draft);
}

function settleWhenPaid(draft: Draft): void {
  const balance = balanceOf(draft.state);
  if (draft.state.stage === 'SETTLING' && compare(balance, zero(balance.currency)) === 0) {
    enterOrderStage(draft, 'SETTLED');
  }
}
