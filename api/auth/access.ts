import { type Role, roleCodes, staffOf } from '../../domain/people/roles.ts';

/** Who may call a route: everyone, a customer with a signed link, a shop that signs its body, or holders of one of the roles. */
export type Access = 'public' | 'customer' | 'platform' | readonly Role[];

export const everyone: readonly Role[] = roleCodes;

/** People of the company; integrations see only what they brought. */
export const staff: readonly Role[] = roleCodes.filter((role) => role !== 'INTEGRATION');

/** Those who deal with customers and their credit. */
export const customerFile: readonly Role[] = staffOf(
  'SALES',
  'CONTRACT_ORDER',
  'CUSTOMER_SERVICE',
  'AFTER_SALES',
  'FINANCE',
  'LEGAL',
  'LEADERSHIP',
  'INTERNAL_AUDIT',
  'ADMINISTRATION',
);

/** Those who talk to customers, and may tell them where their orders stand. */
export const customerContacts: readonly Role[] = staffOf(
  'SALES',
  'CONTRACT_ORDER',
  'CUSTOMER_SERVICE',
  'AFTER_SALES',
  'ADMINISTRATION',
);

/** Those who take orders down: they enter what came in by mail or on paper (`ORDER_TAKER` of INTAKE-04). */
export const orderTakers: readonly Role[] = staffOf(
  'SALES',
  'CONTRACT_ORDER',
  'CUSTOMER_SERVICE',
  'ADMINISTRATION',
);

export const administrators: readonly Role[] = ['ADMINISTRATOR'];

export const auditors: readonly Role[] = ['ADMINISTRATOR', 'AUDITOR'];
