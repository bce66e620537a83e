import { refuse, refuseField } from '../../errors.ts';
import { staffOf } from '../../people/roles.ts';
import type { CommandTable } from '../commands.ts';
import { normalTaxNumber } from '../credit-code.ts';
import type { CustomerDetails } from '../details.ts';
import type { Draft } from '../draft.ts';
import type { CommandInputs } from '../inputs.ts';
import { saysMoreThanCatalogue } from '../receipt-checks.ts';
import { settleGaps } from '../settle-gaps.ts';
import { openOrderStages } from '../stage-names.ts';
import { owesTaxNumber, taxNumberProblem } from '../tax-number.ts';
import type { Verification } from '../verification.ts';

/** What sales checks of an order beside its completeness: the customer, what is wanted, the original. */
export const receiptCheckCommands = {
  verifyCustomer: {
    subject: 'order',
    stages: ['RECEIVED', 'AWAITING_INFO', 'UNDER_REVIEW'],
    roles: staffOf('SALES', 'CUSTOMER_SERVICE'),
    isOpen: ({ facts, decision }) => !facts.customerVerified && decision === undefined,
    zh: '核实客户',
    en: 'Verify customer',
    purpose:
      'Name and tax number are looked up in the register; a customer on file then is verified for a year.',
    requirements: ['INTAKE-15'],
    decide: verifyCustomer,
  },
  confirmRequirements: {
    subject: 'order',
    stages: ['RECEIVED'],
    roles: staffOf('SALES', 'CUSTOMER_SERVICE'),
    isOpen: ({ details, requirementsConfirmation }) =>
      requirementsConfirmation === undefined && saysMoreThanCatalogue(details),
    zh: '与客户确认要求',
    en: 'Confirm requirements',
    purpose:
      'Stores who confirmed with the customer specification, model, quantity, requirements and date, and how.',
    requirements: ['INTAKE-07'],
    decide: confirmRequirements,
  },
  recordOriginal: {
    subject: 'order',
    stages: openOrderStages,
    onHold: 'GOES_ON',
    roles: staffOf('SALES', 'CUSTOMER_SERVICE', 'CONTRACT_ORDER'),
    isOpen: ({ details: { channel, originals }, original }) =>
      original === undefined && originals === undefined && inWriting.includes(channel),
    zh: '登记原始订单',
    en: 'Record original',
    purpose:
      'Says where the original message of an e-mail, fax or letter order is kept; the archive waits for it.',
    requirements: ['INTAKE-05'],
    decide: recordOriginal,
  },
} satisfies Partial<CommandTable>;

/** Channels whose orders may have an original. */
const inWriting: readonly string[] = ['EMAIL', 'FAX', 'LETTER', 'VISIT', 'OTHER'];

function verifyCustomer(draft: Draft, input: CommandInputs['verifyCustomer']): void {
  const { facts, decision, details } = draft.state;
  if (facts.customerVerified) refuse('blocked', 'The customer is verified already.');
  if (decision !== undefined) refuse('blocked', 'The review is decided already.');
  const { comment, taxNumber = details.customer.taxNumber, ...found } = input;
  const number = taxNumber === undefined ? undefined : normalTaxNumber(taxNumber);
  if (input.result === 'VERIFIED') {
    if (input.whose !== undefined) refuseField('whose', 'a verified customer leaves nothing to clear up');
    checkNumber(draft, number);
    takeOver(draft, input.registeredName, number);
  }
  draft.emit({
    type: 'customerVerified',
    verification: {
      ...draft.sign(comment),
      ...found,
      ...(number === undefined ? {} : { taxNumber: number }),
      ...(input.result === 'VERIFIED' ? {} : { said: saidOf(details.customer) }),
    },
  });
  if (draft.state.stage !== 'UNDER_REVIEW' || input.result === 'NOT_VERIFIED') {
    settleGaps(draft, (path) => input.result === 'VERIFIED' && verified.includes(path));
  }
}

function saidOf({ name, taxNumber }: CustomerDetails): NonNullable<Verification['said']> {
  return { ...(name === undefined ? {} : { name }), ...(taxNumber === undefined ? {} : { taxNumber }) };
}

/** What a verification answers. */
const verified: readonly string[] = ['customer.name', 'customer.taxNumber'];

function checkNumber({ state, policy }: Draft, number: string | undefined): void {
  if (!owesTaxNumber(state.details.customer, policy)) return;
  if (number === undefined) refuseField('taxNumber', 'a firm is verified by name and tax number: say both');
  const problem = taxNumberProblem(number, policy);
  if (problem !== undefined) refuseField('taxNumber', problem);
}

/** The order takes over what the register says of its customer. */
function takeOver(draft: Draft, name: string, taxNumber: string | undefined): void {
  const { customer } = draft.state.details;
  if (customer.name === name && customer.taxNumber === taxNumber) return;
  const registered = { ...customer, name, ...(taxNumber === undefined ? {} : { taxNumber }) };
  draft.emit({ type: 'detailsChanged', before: { customer }, after: { customer: registered } });
}

function confirmRequirements(draft: Draft, input: CommandInputs['confirmRequirements']): void {
  const { comment, ...confirmed } = input;
  draft.emit({ type: 'requirementsConfirmed', confirmation: { ...draft.sign(comment), ...confirmed } });
}

function recordOriginal(draft: Draft, input: CommandInputs['recordOriginal']): void {
  const { attachmentIds = [], where, comment } = input;
  if (draft.state.original !== undefined) refuse('blocked', 'The original is recorded already.');
  if (attachmentIds.length === 0 && where === undefined) {
    refuseField('where', 'name the files of the order, or say where the paper is kept');
  }
  draft.emit({
    type: 'originalRecorded',
    original: {
      ...draft.sign(comment),
      ...(attachmentIds.length === 0 ? {} : { attachmentIds }),
      ...(where === undefined ? {} : { where }),
    },
  });
}
