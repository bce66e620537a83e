import { commandNames, commandTable } from '../order/commands.ts';
import { journey } from '../order/journey.ts';
import { openOrderStages, type Stage } from '../order/stage-names.ts';
import type { Department } from './departments.ts';
import { type Role, roles } from './roles.ts';

/**
 * What of the orders a department reads (PRIV-02, PRIV-03, PRIV-08): `ALL` of them; `OWN_DEMAND`, those of the
 * person's regions and customers; `OWN_WORK`, those in which the department has or had something to do; `ENTERED`,
 * those that the person brought. Whoever entered an order reads it in any case.
 */
export type Reading = 'ALL' | 'OWN_DEMAND' | 'OWN_WORK' | 'ENTERED';

export const readingOf: Record<Department, Reading> = {
  SALES: 'OWN_DEMAND',
  CONTRACT_ORDER: 'ALL',
  CUSTOMER_SERVICE: 'ALL',
  AFTER_SALES: 'OWN_WORK',
  PLANNING: 'OWN_WORK',
  PRODUCTION: 'OWN_WORK',
  ENGINEERING: 'OWN_WORK',
  QUALITY: 'OWN_WORK',
  PROCUREMENT: 'OWN_WORK',
  WAREHOUSE: 'OWN_WORK',
  LOGISTICS: 'OWN_WORK',
  FINANCE: 'OWN_WORK',
  LEGAL: 'OWN_WORK',
  ADMINISTRATION: 'ALL',
  INTERNAL_AUDIT: 'ALL',
  LEADERSHIP: 'ALL',
  INTEGRATION: 'ENTERED',
};

/** A person's roles with the regions they hold for; none: every region. */
interface Standing {
  personId: string;
  roles: readonly Role[];
  regions: readonly string[];
}

/** Who wants to read: in their own right, and for those who delegated roles to them (PRIV-07). */
interface Reader extends Standing {
  actingFor: readonly Standing[];
}

/** Leave on record to see what one's own rights do not show; what is absent does not narrow it (PRIV-02). */
export interface ReadGrant {
  orderId?: string;
  customerId?: string;
  region?: string;
}

/** One way in which an order may be the caller's to read: every field that is given must hold. */
export interface ReadAlternative {
  enteredBy?: string;
  /** Of a customer whom this salesperson looks after. */
  salespersonId?: string;
  /** Of a customer in one of these regions. */
  regions?: readonly string[];
  /** One of the departments has or had something to do with it. */
  departments?: readonly Department[];
  /** The person was given a task of it by name. */
  assignedTo?: string;
  /** The order was assigned to the person, who follows it to its end (TRACK-05). */
  ownerId?: string;
  orderId?: string;
  customerId?: string;
}

/** The orders that a caller may read: all, or those that fit one of the alternatives; data for SQL and for tests. */
export type ReadScope = { all: true } | { all: false; any: readonly ReadAlternative[] };

/** What a person may read by own roles, and by delegated ones within the delegator's limits. */
export function readScope(reader: Reader): ReadScope {
  const standings = [reader, ...reader.actingFor];
  if (standings.some(readsAll)) return { all: true };
  return { all: false, any: standings.flatMap(alternativesOf) };
}

/** The scope with what leave on record adds to it; leave that nothing narrows is for every order. */
export function widened(scope: ReadScope, grants: readonly ReadGrant[]): ReadScope {
  if (scope.all || grants.some((grant) => Object.keys(grant).length === 0)) return { all: true };
  return { all: false, any: [...scope.any, ...grants.map(granted)] };
}

/** Departments that a person's roles belong to, each once. */
export function departmentsOf(held: readonly Role[]): Department[] {
  return [...new Set(held.map((role) => roles[role].department))];
}

/**
 * Stages in which a department has something to do: it owns the stage or its clock, or a command of the stage names
 * one of its roles. Commands that are open from receipt to end, and those that ask each department by name, say
 * nothing here: the tasks and acts of the order do.
 */
export function workStages(department: Department): Stage[] {
  const owned = (Object.keys(journey) as Stage[]).filter(
    (stage) => journey[stage].owner === department || journey[stage].clock?.owner === department,
  );
  const acting = commandNames
    .map((name) => commandTable[name])
    .filter(({ stages, rolesFor }) => rolesFor === undefined && stages.length < openOrderStages.length)
    .filter((command) => command.roles.some((role) => roles[role].department === department))
    .flatMap(({ stages }) => stages);
  return [...new Set([...owned, ...acting])];
}

function readsAll({ roles: held, regions }: Standing): boolean {
  return departmentsOf(held).some((department) => {
    const reading = readingOf[department];
    return reading === 'ALL' || (reading === 'OWN_DEMAND' && regions.length === 0);
  });
}

function alternativesOf({ personId, roles: held, regions }: Standing): ReadAlternative[] {
  if (held.length === 0) return [];
  const departments = departmentsOf(held);
  const working = departments.filter((department) => readingOf[department] === 'OWN_WORK');
  const isStaff = departments.some((department) => readingOf[department] !== 'ENTERED');
  const sells = departments.some((department) => readingOf[department] === 'OWN_DEMAND');
  return [
    { enteredBy: personId },
    ...(sells ? [{ salespersonId: personId }, { regions }] : []),
    ...(working.length > 0 ? [{ departments: working }] : []),
    // Last, for they are the rarest and no cheaper to ask than the others.
    ...(isStaff ? [{ ownerId: personId }, { assignedTo: personId }] : []),
  ];
}

function granted({ orderId, customerId, region }: ReadGrant): ReadAlternative {
  return {
    ...(orderId === undefined ? {} : { orderId }),
    ...(customerId === undefined ? {} : { customerId }),
    ...(region === undefined ? {} : { regions: [region] }),
  };
}
