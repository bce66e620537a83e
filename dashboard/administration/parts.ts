import { type Role, roleCodes, staffOf } from '../../domain/people/roles.ts';

/** The parts of administration in their groups, and who may use each: the API holds the same. */
const administrators: readonly Role[] = ['ADMINISTRATOR'];
const leaders: readonly Role[] = ['ADMINISTRATOR', 'DEPUTY_GENERAL_MANAGER', 'GENERAL_MANAGER'];
const staff: readonly Role[] = roleCodes.filter((role) => role !== 'INTEGRATION');
const grantors: readonly Role[] = [...leaders, 'SALES_MANAGER', 'CONTRACT_ORDER_HEAD'];
const contacts = staffOf('SALES', 'CONTRACT_ORDER', 'CUSTOMER_SERVICE', 'AFTER_SALES', 'ADMINISTRATION');

export const parts = {
  people: { group: 'people', roles: administrators },
  absences: { group: 'people', roles: staff },
  delegations: { group: 'people', roles: staff },
  'read-grants': { group: 'people', roles: grantors },
  policies: { group: 'rules', roles: staff },
  calendars: { group: 'rules', roles: staff },
  incidents: { group: 'rules', roles: leaders },
  keys: { group: 'connections', roles: administrators },
  'customer-links': { group: 'connections', roles: contacts },
  subscriptions: { group: 'connections', roles: staff },
  webhooks: { group: 'connections', roles: administrators },
  robots: { group: 'connections', roles: administrators },
  channels: { group: 'record', roles: administrators },
  'dead-letters': { group: 'record', roles: administrators },
  'access-log': { group: 'record', roles: ['ADMINISTRATOR', 'AUDITOR'] },
} as const satisfies Record<string, { group: string; roles: readonly Role[] }>;

export type Part = keyof typeof parts;
export const partNames = Object.keys(parts) as Part[];
export const groups = ['people', 'rules', 'connections', 'record'] as const;

export function isPart(name: string | undefined): name is Part {
  return name !== undefined && Object.hasOwn(parts, name);
}

export function mayUse(part: Part, held: readonly Role[]): boolean {
  const allowed: readonly Role[] = parts[part].roles;
  return held.some((role) => allowed.includes(role));
}
