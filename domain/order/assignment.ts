import { type Department, isDepartment } from '../people/departments.ts';
import type { PolicyValues } from '../policy/policy.ts';
import type { Signature } from './details.ts';
import type { Draft } from './draft.ts';
import { hasEdition } from './edition.ts';
import { provinceOf } from './provinces.ts';
import type { OrderState } from './state.ts';

/** Which department, and which of its warehouses, some lines of an order go to, and the rule that says so (INTAKE-22). */
export interface AssignedPart {
  department: Department;
  warehouse?: string;
  lines: number[];
  /** Key of `intake.assignment`: category and region, `*` for any. */
  rule: string;
}

/** To whom an approved order goes by category and region, and which departments it concerns besides. */
export interface OrderAssignment {
  region?: string;
  parts: AssignedPart[];
  /** Departments that prepare for it too, each once; those of the parts are among them. */
  departments: Department[];
  /** Departments that have taken it on by an act of their own. */
  accepted?: Partial<Record<Department, Signature>>;
}

/** Where the customer is by the company's file; by the address of delivery for a customer who is not on it. */
export function regionOf({ facts, details }: Pick<OrderState, 'facts' | 'details'>): string | undefined {
  return facts.region ?? provinceOf(details.deliveryAddress ?? '');
}

/** What the rules say of an order as it stands; a line that no rule covers is assigned to nobody. */
export function assignmentOf(
  state: Pick<OrderState, 'facts' | 'details'>,
  policy: PolicyValues,
): OrderAssignment {
  const region = regionOf(state);
  const parts = new Map<string, AssignedPart>();
  for (const { line } of state.details.lines) {
    const category = state.facts.lines.find((fact) => fact.line === line)?.category;
    const found = ruleFor(policy['intake.assignment'], category, region);
    if (found === undefined) continue;
    const part = parts.get(found.target) ?? { ...found.to, lines: [], rule: found.rule };
    parts.set(found.target, { ...part, lines: [...part.lines, line] });
  }
  const assigned = [...parts.values()];
  const concerned = policy['intake.assignedDepartments'].filter(isDepartment);
  return {
    ...(region === undefined ? {} : { region }),
    parts: assigned,
    departments: [...new Set([...assigned.map(({ department }) => department), ...concerned])],
  };
}

/** Assign an order that has been accepted; orders of the first edition of the rules are not (decision 0024). */
export function assign(draft: Draft): void {
  if (!hasEdition(draft.state, 2)) return;
  draft.emit({ type: 'orderRecorded', record: { assignment: assignmentOf(draft.state, draft.policy) } });
}

/** Once its data have changed, an order that is assigned goes where the rules now say. */
export function assignAnew(draft: Draft): void {
  const { assignment, decision } = draft.state;
  if (assignment === undefined || decision === undefined) return;
  const { accepted: _accepted, ...was } = assignment;
  if (JSON.stringify(was) !== JSON.stringify(assignmentOf(draft.state, draft.policy))) assign(draft);
}

/** Departments that have yet to take on what was assigned to them (`intake.assignmentTasks`). */
export function pendingAcceptances({ assignment }: OrderState, policy: PolicyValues): Department[] {
  const asked = policy['intake.assignmentTasks'];
  return (assignment?.departments ?? []).filter(
    (department) => asked.includes(department) && assignment?.accepted?.[department] === undefined,
  );
}

/** The closest rule: of category and region, of the category, of the region, of anything. */
function ruleFor(
  rules: PolicyValues['intake.assignment'],
  category: string | undefined,
  region: string | undefined,
): { rule: string; target: string; to: Pick<AssignedPart, 'department' | 'warehouse'> } | undefined {
  const [own, here] = [category ?? '*', region ?? '*'];
  for (const rule of [`${own}/${here}`, `${own}/*`, `*/${here}`, '*/*']) {
    const target = Object.hasOwn(rules, rule) ? rules[rule] : undefined;
    if (target === undefined) continue;
    const [department = '', warehouse] = target.split(':');
    if (!isDepartment(department)) continue;
    return { rule, target, to: { department, ...(warehouse === undefined ? {} : { warehouse }) } };
  }
  return undefined;
}
