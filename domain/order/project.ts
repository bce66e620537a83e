import { refuse, refuseField } from '../errors.ts';
import type { CivilDate } from '../instant.ts';
import type { PolicyValues } from '../policy/policy.ts';
import type { Gap, OrderDetails } from './details.ts';
import type { Draft } from './draft.ts';
import { settleGaps } from './settle-gaps.ts';

/** What the register says of the project that an order of a complete plant belongs to (INTAKE-28). */
export interface Project {
  name?: string;
  /** The client who builds (业主); often not who orders. */
  owner?: string;
  /** Where it is built. */
  site?: string;
  designInstitute?: string;
  /** Day on which the work on site is to begin. */
  plannedStart?: CivilDate;
  /** Voltage, capacity or output, in words. */
  capacity?: string;
}

export const projectFields = [
  'name',
  'owner',
  'site',
  'designInstitute',
  'plannedStart',
  'capacity',
] as const satisfies readonly (keyof Project)[];

/** What the register lacks of a project order; to begin its entry is ours, what it lacks then is the customer's to say. */
export function projectGaps({ orderType, project }: OrderDetails, policy: PolicyValues): Gap[] {
  if (orderType !== 'PROJECT') return [];
  const reason = 'required before review';
  if (project === undefined) return [{ path: 'project', whose: 'OURS', reason }];
  return projectFields
    .filter((field) => policy['intake.projectFields'].includes(field) && project[field] === undefined)
    .map((field) => ({ path: `project.${field}`, whose: 'CUSTOMER', reason }));
}

/** Enter a project order in the register, or what the register lacks of it. */
export function recordProject(draft: Draft, given: Project): void {
  const { orderType, project } = draft.state.details;
  if (orderType !== 'PROJECT') refuse('blocked', 'The order is of no project: its type is another.');
  const known = projectFields.find((field) => given[field] !== undefined && project?.[field] !== undefined);
  if (known !== undefined) {
    refuseField(known, 'the register says something there: correct the entry, with the reason');
  }
  if (projectFields.every((field) => given[field] === undefined)) {
    refuseField('name', 'say something of the project');
  }
  draft.emit({
    type: 'detailsChanged',
    before: project === undefined ? {} : { project },
    after: { project: { ...project, ...given } },
  });
  const { stage } = draft.state;
  if (stage === 'RECEIVED' || stage === 'AWAITING_INFO') settleGaps(draft);
}
