import type { PolicyValues } from '../policy/policy.ts';
import { normalTaxNumber } from './credit-code.ts';
import type { CustomerDetails, Gap, OrderDetails, OrderFacts, Signature } from './details.ts';
import { hasEdition } from './edition.ts';
import type { OrderState } from './state.ts';
import { owesTaxNumber } from './tax-number.ts';

/** What came of looking the customer up by name and tax number: result, verifier and time (INTAKE-15). */
export interface Verification extends Signature {
  result: 'VERIFIED' | 'NOT_VERIFIED';
  /** As the register has it; of a customer who was not found, as it was looked for. */
  registeredName: string;
  taxNumber?: string;
  /** Where it was looked up. */
  how: string;
  /** Who must clear it up, where the customer was not found. */
  whose?: Gap['whose'];
  /** What the order said of a customer who was not found. */
  said?: Pick<CustomerDetails, 'name' | 'taxNumber'>;
}

/** True while the order may not be accepted because nobody has verified its customer (INTAKE-15, ruling 6). */
export function needsVerification(
  state: Pick<OrderState, 'edition' | 'details' | 'facts'>,
  policy: PolicyValues,
): boolean {
  if (!hasEdition(state, 2) || state.facts.customerVerified) return false;
  return owesTaxNumber(state.details.customer, policy);
}

/** A customer who was not found stays a gap until the name or the number is another, or somebody finds it. */
export function verificationGaps({ verification, details: { customer } }: OrderState): Gap[] {
  if (verification?.result !== 'NOT_VERIFIED') return [];
  const { said, whose = 'CUSTOMER', comment } = verification;
  if (said?.name !== customer.name || said?.taxNumber !== customer.taxNumber) return [];
  const reason = comment ?? 'was not found in the register under this name';
  const paths =
    customer.customerKind === 'PERSON' ? ['customer.name'] : ['customer.name', 'customer.taxNumber'];
  return paths.map((path) => ({ path, whose, reason }));
}

/** The facts after a change: what was verified of another name or number says nothing of this customer. */
export function factsStillVerified(
  facts: OrderFacts,
  verification: Verification | undefined,
  { customer }: Partial<OrderDetails>,
): OrderFacts {
  if (customer === undefined || verification?.result !== 'VERIFIED' || isOf(verification, customer)) {
    return facts;
  }
  return { ...facts, customerVerified: false };
}

function isOf({ registeredName, taxNumber }: Verification, { name, taxNumber: typed }: CustomerDetails) {
  return name === registeredName && (typed === undefined ? undefined : normalTaxNumber(typed)) === taxNumber;
}
