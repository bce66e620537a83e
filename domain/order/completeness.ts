import type { PolicyValues } from '../policy/policy.ts';
import type { Gap, OrderDetails, OrderLine } from './details.ts';
import { projectGaps } from './project.ts';

/** The fields that an order of this kind and type needs; the kind says more than the type (INTAKE-06, INTAKE-25). */
export function requiredFields(
  { orderType = 'REGULAR', orderKind = 'PRODUCT' }: Pick<OrderDetails, 'orderType' | 'orderKind'>,
  policy: PolicyValues,
): readonly string[] {
  const own = policy['intake.requiredFieldsByType'];
  const found = own[orderKind] ?? own[orderType] ?? policy['intake.requiredFields'];
  return typeof found === 'string' ? [found] : found;
}

/** The mandatory fields that the order lacks, each with its path (INTAKE-06). */
export function gapsOf(details: OrderDetails, policy: PolicyValues): Gap[] {
  const gaps: Gap[] = [];
  if (details.lines.length === 0) gaps.push(gap('lines'));
  for (const field of requiredFields(details, policy)) {
    if (field.startsWith('lines.')) gaps.push(...lineGaps(details.lines, field.slice('lines.'.length)));
    else if (!has(details, field.split('.'))) gaps.push(gap(field));
  }
  gaps.push(...projectGaps(details, policy));
  return gaps;
}

function lineGaps(lines: readonly OrderLine[], field: string): Gap[] {
  return lines
    .map((line, index) => ({ line, index }))
    .filter(({ line }) => !has(line, [field]))
    .map(({ index }) => gap(`lines[${index}].${field}`));
}

function gap(path: string): Gap {
  return { path, whose: 'CUSTOMER', reason: 'required before review' };
}

function has(value: unknown, path: readonly string[]): boolean {
  const [head, ...rest] = path;
  if (head === undefined) return value !== undefined && value !== null && value !== '';
  if (typeof value !== 'object' || value === null) return false;
  return has(Object.entries(value).find(([key]) => key === head)?.[1], rest);
}
