import type { ReadScope } from './rights.ts';

/** What of a customer's file rights depend on. */
export interface CustomerPlace {
  customerId: string;
  region?: string;
  salespersonId?: string;
}

/** True when the scope holds every order of a customer, those to come included: what shows them all asks for that. */
export function coversCustomer(scope: ReadScope, customer: CustomerPlace): boolean {
  if (scope.all) return true;
  return scope.any.some(({ customerId, salespersonId, regions, ...narrower }) => {
    const isOfCustomer = customerId ?? salespersonId ?? regions;
    if (isOfCustomer === undefined || Object.keys(narrower).length > 0) return false;
    return (
      (customerId === undefined || customerId === customer.customerId) &&
      (salespersonId === undefined || salespersonId === customer.salespersonId) &&
      (regions === undefined || (customer.region !== undefined && regions.includes(customer.region)))
    );
  });
}
