import { sql } from 'drizzle-orm';
import type { Role } from '../../domain/people/roles.ts';

/**
 * The roles of the person of a row, in a query over `people`. The columns are written out with their tables: in a
 * query over one table drizzle names columns alone, and the comparison would hold for everyone.
 */
export const rolesOfPerson = sql<Role[]>`array(
  select person_roles.role from dueline.person_roles
  where person_roles.person_id = people.person_id order by person_roles.role
)`;
