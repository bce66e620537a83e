import { type Department, isDepartment } from '../../people/departments.ts';
import type { PolicyValues } from '../../policy/policy.ts';
import type { OrderType } from '../details.ts';

/** One thing that departments review; two that are named both judge it (REVIEW-14). */
export interface ChecklistItem {
  item: string;
  departments: Department[];
  zh: string;
  en: string;
}

/** How an item is written in the policy: code, departments, names: `DELIVERY_DATE PRODUCTION,CONTRACT_ORDER 交货期|Delivery date`. */
const written = /^([A-Z][A-Z0-9_]{0,29}) ([A-Z_]+(?:,[A-Z_]+)*) ([^|]+)\|([^|]+)$/;

/** Fields of the order that an item judges; an item of the company's own judges all of it. */
const judges: Readonly<Record<string, readonly string[]>> = {
  SPECIFICATION: ['lines'],
  QUANTITY: ['lines'],
  STOCK: ['lines'],
  CAPACITY: ['lines', 'deliveryDate'],
  DELIVERY_DATE: ['lines', 'deliveryDate'],
  PRICE: ['lines'],
  PAYMENT_METHOD: ['paymentMethod'],
  CREDIT: ['lines', 'customer', 'paymentMethod'],
  MATERIALS: ['lines'],
  CONTRACT_TERMS: ['customer', 'paymentMethod'],
};

/** An item as the policy writes it; undefined when it is none. */
export function readItem(text: string): ChecklistItem | undefined {
  const found = written.exec(text)?.slice(1) as [string, string, string, string] | undefined;
  if (found === undefined) return undefined;
  const [item, departments, zh, en] = found;
  const named = departments.split(',');
  return named.every(isDepartment) ? { item, departments: named, zh, en } : undefined;
}

/** The checklist of a type: the regular items and its own; its own item replaces the regular one of that code (REVIEW-23). */
export function checklistOf(policy: PolicyValues, type: OrderType): ChecklistItem[] {
  const rows = policy['review.checklist'];
  const own = itemsOf(rows[type]);
  const regular = itemsOf(rows['REGULAR']).filter(({ item }) => own.every((each) => each.item !== item));
  return [...regular, ...own];
}

/** What one department reviews of an order of the type. */
export function itemsFor(policy: PolicyValues, type: OrderType, department: Department): ChecklistItem[] {
  return checklistOf(policy, type).filter(({ departments }) => departments.includes(department));
}

/** True when a department's review speaks of one of the fields. */
export function judgesField(items: readonly ChecklistItem[], fields: readonly string[]): boolean {
  return items.some(({ item }) => judges[item]?.some((field) => fields.includes(field)) ?? true);
}

/** The items that a row of the policy lists. */
export function itemsOf(row: string | readonly string[] | undefined): ChecklistItem[] {
  const texts = typeof row === 'string' ? [row] : (row ?? []);
  return texts.flatMap((text) => readItem(text) ?? []);
}
