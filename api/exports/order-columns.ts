import type { ProductLine } from '../../db/reads/order-extras.ts';
import type { CivilDate, Instant } from '../../domain/instant.ts';
import { channelNames } from '../../domain/names/order-names.ts';
import { departments } from '../../domain/people/departments.ts';
import { stageName } from '../views/order-view.ts';
import { shortQuantity } from '../views/product-text.ts';
import type { LedgerRow } from '../views/row-schemas.ts';

export type Language = 'zh' | 'en';

/** What a cell holds: text, a number, a date, or an instant shown in the company's zone. */
export type CellContent =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number }
  | { kind: 'amount'; number: number }
  | { kind: 'date'; date: CivilDate }
  | { kind: 'instant'; at: Instant };

/** What is known of a row beside the ledger's line. */
export interface RowContext {
  language: Language;
  /** A person's name in the language; the id of one who is not on file. */
  nameOf(personId: string): string;
  lines: readonly ProductLine[];
}

interface OrderColumn {
  zh: string;
  en: string;
  /** In characters. */
  width: number;
  /** Undefined leaves the cell empty. */
  content(row: LedgerRow, context: RowContext): CellContent | undefined;
}

const text = (value: string | undefined): CellContent | undefined =>
  value === undefined || value === '' ? undefined : { kind: 'text', text: value };
const person = (personId: string | undefined, { nameOf }: RowContext) =>
  text(personId === undefined ? undefined : nameOf(personId));
const yesNo = (flag: boolean, { language }: RowContext) =>
  text(language === 'zh' ? (flag ? '是' : '否') : flag ? 'Yes' : 'No');

/** The columns of the ledger and its export: what exists, what it is called, in the order of the sheet. */
export const orderColumns = {
  orderNumber: { zh: '订单号', en: 'Order number', width: 18, content: (row) => text(row.orderNumber) },
  externalNumber: {
    zh: '外部订单号',
    en: 'External number',
    width: 20,
    content: (row) => text(row.externalNumber),
  },
  customerId: { zh: '客户编号', en: 'Customer no.', width: 14, content: (row) => text(row.customerId) },
  customerName: { zh: '客户', en: 'Customer', width: 28, content: (row) => text(row.customerName) },
  products: {
    zh: '产品',
    en: 'Products',
    width: 40,
    content: (_row, { lines }) => text(lines.map(lineText).join('; ')),
  },
  stage: {
    zh: '状态',
    en: 'Status',
    width: 18,
    content: (row, { language }) => text(stageName(row.stage)[language]),
  },
  lots: {
    zh: '批次',
    en: 'Lots',
    width: 28,
    content: (row, { language }) =>
      text(row.lotCounts.map(({ stage, count }) => `${stageName(stage)[language]} ${count}`).join('; ')),
  },
  department: {
    zh: '责任部门',
    en: 'Department',
    width: 18,
    content: (row, { language }) => text(departments[row.department][language]),
  },
  dueAt: {
    zh: '截止时间',
    en: 'Due',
    width: 18,
    content: ({ dueAt }) => (dueAt === null ? undefined : { kind: 'instant', at: dueAt }),
  },
  remainingMinutes: {
    zh: '剩余工作时间（分钟）',
    en: 'Working minutes left',
    width: 20,
    content: ({ remainingMinutes }) =>
      remainingMinutes === null ? undefined : { kind: 'number', number: remainingMinutes },
  },
  overdue: { zh: '逾期', en: 'Overdue', width: 9, content: (row, context) => yesNo(row.overdue, context) },
  total: {
    zh: '金额',
    en: 'Total',
    width: 16,
    content: ({ total }) => ({ kind: 'amount', number: Number(total.amount) }),
  },
  currency: { zh: '币种', en: 'Currency', width: 9, content: ({ total }) => text(total.currency) },
  deliveryDate: {
    zh: '交货日期',
    en: 'Delivery date',
    width: 13,
    content: ({ deliveryDate }) =>
      deliveryDate === undefined ? undefined : { kind: 'date', date: deliveryDate },
  },
  receivedAt: {
    zh: '接收时间',
    en: 'Received',
    width: 18,
    content: ({ receivedAt }) => ({ kind: 'instant', at: receivedAt }),
  },
  channel: {
    zh: '来源渠道',
    en: 'Channel',
    width: 14,
    content: (row, { language }) => text(channelNames[row.channel][language]),
  },
  salesperson: {
    zh: '业务员',
    en: 'Salesperson',
    width: 16,
    content: (row, context) => person(row.salespersonId, context),
  },
  enteredBy: {
    zh: '录入人',
    en: 'Entered by',
    width: 16,
    content: (row, context) => person(row.enteredBy, context),
  },
  updatedAt: {
    zh: '最后更新',
    en: 'Last change',
    width: 18,
    content: ({ updatedAt }) => ({ kind: 'instant', at: updatedAt }),
  },
} as const satisfies Record<string, OrderColumn>;

export type OrderColumnName = keyof typeof orderColumns;
export const orderColumnNames = Object.keys(orderColumns) as OrderColumnName[];

/** Columns that a ledger shows to who has chosen none. */
export const usualColumns: readonly OrderColumnName[] = [
  'orderNumber',
  'customerName',
  'products',
  'stage',
  'department',
  'dueAt',
  'overdue',
  'total',
  'currency',
  'deliveryDate',
  'receivedAt',
  'salesperson',
];

/** Every line in full: a sheet has room for what a row of the page has not. */
function lineText({ productCode, productName, quantity, unit }: ProductLine): string {
  const name = [productCode, productName].filter((each) => each !== null).join(' ');
  return quantity === null ? name : `${name} ×${shortQuantity(quantity)}${unit ?? ''}`;
}
