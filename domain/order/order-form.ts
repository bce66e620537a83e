import type { Names } from '../names/names.ts';
import type { Department } from '../people/departments.ts';
import { orderFields } from '../policy/contents.ts';
import type { PolicyValues } from '../policy/policy.ts';
import { unopened } from './apply.ts';
import type { Gap, OrderType } from './details.ts';
import { currentEdition } from './edition.ts';
import { openGaps } from './gaps.ts';
import { projectFields } from './project.ts';
import { checklistOf } from './review/checklist.ts';
import { matrixRow, sequenceOf } from './review/reviewers.ts';

/** A field of the form, as `lines.model`, and whose it is to fill when it is required and missing. */
export interface FormField {
  path: string;
  required: boolean;
  whose?: Gap['whose'];
}

/** A department of the approval path; those of the same turn judge side by side. */
export interface Reviewer {
  department: Department;
  turn: number;
}

/** The one form and the one approval path of a type of order (INTAKE-25). */
export interface OrderForm {
  orderType: OrderType;
  fields: FormField[];
  reviewers: Reviewer[];
  checklist: (Names & { item: string; departments: Department[] })[];
}

/** What the rules ask of an order of a type: the rules themselves are asked, by an order that says nothing. */
export function orderFormOf(orderType: OrderType, policy: PolicyValues): OrderForm {
  const gaps = gapsOfEmpty(orderType, policy);
  const asked = [
    ...orderFields,
    ...(orderType === 'PROJECT' ? projectFields.map((field) => `project.${field}`) : []),
  ];
  const paths = [...new Set([...gaps.keys(), ...asked])].filter((path) => path !== 'project');
  return {
    orderType,
    fields: paths.map((path) => {
      const whose = gaps.get(path);
      return { path, required: whose !== undefined, ...(whose === undefined ? {} : { whose }) };
    }),
    reviewers: reviewersInTurn(orderType, policy),
    checklist: checklistOf(policy, orderType).map(({ item, departments, zh, en }) => ({
      item,
      departments,
      zh,
      en,
    })),
  };
}

/** By path without line numbers: what an order of one empty line lacks. */
function gapsOfEmpty(orderType: OrderType, policy: PolicyValues): Map<string, Gap['whose']> {
  const empty = unopened('');
  const details = {
    ...empty.details,
    orderType,
    lines: [{ line: 1 }],
    ...(orderType === 'PROJECT' ? { project: {} } : {}),
  };
  const gaps = openGaps({ ...empty, edition: currentEdition, details }, policy);
  return new Map(gaps.map(({ path, whose }) => [path.replaceAll(/\[\d+\]/g, ''), whose]));
}

function reviewersInTurn(orderType: OrderType, policy: PolicyValues): Reviewer[] {
  const last = sequenceOf(policy, orderType);
  const row = matrixRow(policy, orderType);
  const first = row.filter((department) => !last.includes(department));
  const later = last.filter((department) => row.includes(department));
  const start = first.length === 0 ? 1 : 2;
  return [
    ...first.map((department) => ({ department, turn: 1 })),
    ...later.map((department, index) => ({ department, turn: start + index })),
  ];
}
