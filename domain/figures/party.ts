import { type Department, departmentCodes, departments } from '../people/departments.ts';

/** Who can hold an order besides the departments; NOBODY is the time of an incident (ruling 8). */
const outside = {
  CUSTOMER: { zh: '客户', en: 'Customer' },
  SUPPLIER: { zh: '供应商', en: 'Supplier' },
  CARRIER: { zh: '承运商', en: 'Carrier' },
  NOBODY: { zh: '突发事件', en: 'Incident' },
} as const;

/** Who a working minute of an order is charged to (rule 18). */
export type Party = Department | keyof typeof outside;

export const partyCodes: readonly Party[] = [...departmentCodes, ...(Object.keys(outside) as Party[])];

/** The name that a person reads. */
export function partyName(party: Party): { zh: string; en: string } {
  const { zh, en } = { ...departments, ...outside }[party];
  return { zh, en };
}
