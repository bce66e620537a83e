import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** Typed search attributes by which an operator finds an order in the Web UI (SYS-08). */
export const searchAttributeKeys = {
  orderNumber: defineSearchAttributeKey('OrderNumber', SearchAttributeType.KEYWORD),
  customerId: defineSearchAttributeKey('CustomerId', SearchAttributeType.KEYWORD),
  stage: defineSearchAttributeKey('Stage', SearchAttributeType.KEYWORD),
  department: defineSearchAttributeKey('Department', SearchAttributeType.KEYWORD),
  overdue: defineSearchAttributeKey('Overdue', SearchAttributeType.BOOL),
  dueAt: defineSearchAttributeKey('DueAt', SearchAttributeType.DATETIME),
} as const;

/** Name and type of each attribute, as bootstrap registers them. */
export const searchAttributeTypes = Object.values(searchAttributeKeys).map(({ name, type }) => ({
  name,
  type,
}));
