import { epochMs, type Instant } from '../instant.ts';
import { compare } from '../money/money.ts';
import type { Department } from '../people/departments.ts';
import type { PolicyValues } from '../policy/policy.ts';
import { orderTotal } from './amounts.ts';
import { openBypasses } from './bypass.ts';
import { stillOpen } from './cancellation/cancelling.ts';
import { changeByPolicy } from './change/progress.ts';
import type { Command } from './decide.ts';
import type { OrderType } from './details.ts';
import { hasEdition } from './edition.ts';
import { cancellationHold, lotHold, orderHold } from './hold.ts';
import type { CommandInputs, CommandName } from './inputs.ts';
import type { Lot } from './lot.ts';
import { withinPriceList } from './price-list.ts';
import { obstacleTo } from './review/decide-review.ts';
import { askedReviewers, typeOf } from './review/reviewers.ts';
import { missingGroups } from './stages/closing.ts';
import { pendingConfirmations } from './stages/confirmation.ts';
import { automaticContract } from './stages/contract.ts';
import { pendingCountersigners } from './stages/planning.ts';
import type { OrderState } from './state.ts';

/** The next command that policy gives in a person's stead, if any (ruling 2). Asked until there is none. */
export function policyDecision(state: OrderState, now: Instant, policy: PolicyValues): Command | undefined {
  if (cancellationHold(state) !== undefined) return cancellationDecision(state);
  return (
    contactDecision(state, policy) ??
    changeByPolicy(state, policy) ??
    (orderHold(state) === undefined ? orderDecision(state, policy) : undefined) ??
    state.lots
      .filter(({ lotId }) => lotHold(state, lotId) === undefined)
      .map((lot) => lotDecision(state, lot, now, policy))
      .find((command) => command !== undefined)
  );
}

/** Nothing else is decided while an order is being cancelled: it waits for what is missing, and then ends. */
function cancellationDecision({ cancellation }: OrderState): Command | undefined {
  if (cancellation === undefined || stillOpen(cancellation).length > 0) return undefined;
  return give('completeCancellation', {}, 'cancel.whenSettled');
}

/** The system itself acknowledges what came by its own channels, and warns sales of a promise in danger. */
function contactDecision(state: OrderState, policy: PolicyValues): Command | undefined {
  const { clocks, details, acknowledgement, risks = [] } = state;
  const isAutomatic = policy['intake.autoAcknowledge'].includes(details.channel);
  if (state.version > 0 && isAutomatic && acknowledgement === undefined) {
    return give('acknowledgeOrder', { channel: 'SYSTEM', result: 'CONFIRMED' }, 'intake.autoAcknowledge');
  }
  const promise = clocks.find((clock) => clock.kind === 'promisedDelivery');
  const isNear = promise?.rungs.some((rung) => rung.rung.startsWith('-') && rung.reached) ?? false;
  const isShipped = state.lots.length > 0 && state.lots.every((lot) => lot.shipment !== undefined);
  const isKnown = risks.some((risk) => risk.by.startsWith('policy:'));
  if (!isNear || isShipped || isKnown) return undefined;
  const description = `promised delivery ${promise?.due ?? ''} is near`;
  return give('reportRisk', { department: 'SALES', description }, 'overdue.prewarnLead');
}

function orderDecision(state: OrderState, policy: PolicyValues): Command | undefined {
  switch (state.stage) {
    case 'UNDER_REVIEW':
      return (
        reviewByPolicy(state, policy) ?? decisionByPolicy(state, policy) ?? contractByPolicy(state, policy)
      );
    case 'CONTRACTED':
      return confirmationByPolicy(state, policy);
    case 'SETTLED':
      return give('closeOrder', {}, 'close.whenSettled');
    case 'CLOSED':
      return missingGroups(state, policy).length === 0 && openBypasses(state).length === 0
        ? give('archiveOrder', {}, 'archive.whenComplete')
        : undefined;
    default:
      return undefined;
  }
}

function lotDecision(state: OrderState, lot: Lot, now: Instant, policy: PolicyValues): Command | undefined {
  switch (lot.stage) {
    case 'PLANNED':
      return countersignatureByPolicy(state, lot, policy);
    case 'STOCKED_IN':
      return policy['mat.releaseOnPass'] ? give('releaseGoods', {}, 'mat.releaseOnPass', lot) : undefined;
    case 'DELIVERED':
      return acceptanceByPolicy(state, lot, now, policy);
    default:
      return undefined;
  }
}

/** `review.autoPass`: catalogue products, released BOM, small amount, credit free, feasible date, no free text. */
function reviewByPolicy(state: OrderState, policy: PolicyValues): Command | undefined {
  const [department] = askedReviewers(state, policy);
  if (department === undefined || !policy['review.autoPass']) return undefined;
  return isPlain(state, policy)
    ? give('recordReview', { department, result: 'PASS' }, 'review.autoPass')
    : undefined;
}

/** Where no supervisor approves, an order that every department has passed is accepted (REVIEW-12). */
function decisionByPolicy(state: OrderState, policy: PolicyValues): Command | undefined {
  if (policy['review.salesSupervisorApproval'] || !hasEdition(state, 2)) return undefined;
  if (state.decision !== undefined || obstacleTo(state, policy) !== undefined) return undefined;
  return give('decideReview', { outcome: 'ACCEPT' }, 'review.salesSupervisorApproval');
}

/** Other types are reviewed by people, whatever they order. */
const plainTypes: readonly OrderType[] = ['REGULAR', 'SPECIAL'];

function isPlain(state: OrderState, policy: PolicyValues): boolean {
  const { details, facts } = state;
  if (!plainTypes.includes(typeOf(state))) return false;
  const total = orderTotal(details);
  const limit = { amount: policy['review.autoPass.amountBelow'], currency: 'CNY' } as const;
  if (total.currency !== 'CNY' || compare(total, limit) >= 0) return false;
  if (facts.creditFree === undefined || facts.creditFree.currency !== 'CNY') return false;
  if (compare(facts.creditFree, total) < 0 || !facts.customerVerified) return false;
  if (facts.earliestPromise === undefined || details.deliveryDate === undefined) return false;
  if (details.deliveryDate < facts.earliestPromise) return false;
  const freeText = details.remarks ?? details.lines.find((line) => line.requirements)?.requirements;
  return freeText === undefined && withinPriceList(details, facts, policy['contract.maxDiscount']);
}

function contractByPolicy(state: OrderState, policy: PolicyValues): Command | undefined {
  const basis = automaticContract(state, policy);
  if (state.decision === undefined || basis === undefined) return undefined;
  return give('satisfyContract', { basis }, 'contract.autoFor');
}

/** `review.mergeSignatures`: a department that passed the order in review is not asked again. */
function confirmationByPolicy(state: OrderState, policy: PolicyValues): Command | undefined {
  if (!policy['review.mergeSignatures']) return undefined;
  const department = pendingConfirmations(state, policy).find(
    (each) => state.reviews[each]?.result === 'PASS',
  );
  return department && give('confirmPlan', { department }, 'review.mergeSignatures');
}

function countersignatureByPolicy(state: OrderState, lot: Lot, policy: PolicyValues): Command | undefined {
  const pending = pendingCountersigners(lot, policy);
  const department = pending.find((each) => signedElsewhere(each, state, lot, policy));
  if (department === undefined) return undefined;
  return give('countersign', { department, medium: 'SYSTEM' }, 'plan.countersign', lot);
}

/** Sales released the order, planning made the plan, the BOM is released, the material is agreed. */
function signedElsewhere(department: Department, state: OrderState, lot: Lot, policy: PolicyValues): boolean {
  switch (department) {
    case 'SALES':
      return policy['review.mergeSignatures'] && state.releasedBy !== undefined;
    case 'PLANNING':
      return policy['review.mergeSignatures'] && lot.plan !== undefined;
    case 'ENGINEERING':
      return lot.lines.every(
        (line) => state.facts.lines.find((fact) => fact.line === line.line)?.bomReleased,
      );
    case 'WAREHOUSE':
      return lot.plan?.materialAgreed ?? false;
    default:
      return false;
  }
}

/** `deliv.deemedAcceptance`: clean proof of delivery, small order, window passed; it happens as it passes. */
function acceptanceByPolicy(
  state: OrderState,
  lot: Lot,
  now: Instant,
  policy: PolicyValues,
): Command | undefined {
  if (!policy['deliv.deemedAcceptance'] || lot.delivery?.clean !== true) return undefined;
  const total = orderTotal(state.details);
  const limit = { amount: policy['deliv.deemedAcceptance.amountBelow'], currency: 'CNY' } as const;
  if (total.currency !== 'CNY' || compare(total, limit) >= 0) return undefined;
  const window = state.clocks.find((clock) => clock.kind === 'acceptance' && clock.lotId === lot.lotId);
  if (window?.due === undefined || epochMs(window.due) >= epochMs(now)) return undefined;
  const acceptance = give('acceptDelivery', { acceptedBy: 'deemed' }, 'deliv.deemedAcceptance', lot);
  return { ...acceptance, occurredAt: window.due };
}

function give<Name extends CommandName>(
  name: Name,
  input: CommandInputs[Name],
  rule: string,
  lot?: Lot,
): Command {
  const command: Command<Name> = { name, input, actor: { kind: 'policy', rule } };
  return lot === undefined ? command : { ...command, lotId: lot.lotId };
}
