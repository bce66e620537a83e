import type { Names } from '../../domain/names/names.ts';
import {
  channelNames,
  currencyNames,
  orderKindNames,
  orderTypeNames,
  paymentMethodNames,
} from '../../domain/names/order-names.ts';
import { customerKindNames } from '../../domain/names/receipt-names.ts';

/** How a cell of a column is read. */
export type Reading =
  | { kind: 'text' | 'quantity' | 'amount' | 'date' }
  | { kind: 'choice'; options: Readonly<Record<string, Names>> };

/** A column of a sheet of orders. */
export interface ImportColumn {
  /** Of the order, the same on all its rows; of one line; or what a result sheet said, which is read back. */
  of: 'order' | 'line' | 'result';
  reading: Reading;
  /** Its heading in the template. */
  heading: Names;
  /** Headings under which sheets of others have it; case, spaces and brackets do not matter. */
  also: readonly string[];
  /** What the template's example says. */
  example?: string | number;
}

const text = { kind: 'text' } as const;
const choice = (options: Readonly<Record<string, Names>>): Reading => ({ kind: 'choice', options });
const yesNo: Readonly<Record<string, Names>> = {
  true: { zh: '是', en: 'Yes' },
  false: { zh: '否', en: 'No' },
};

/** What can stand in a sheet: by the path in the body of `POST /v1/orders`, in the order of the template. */
export const importColumns = {
  channel: {
    of: 'order',
    reading: choice(channelNames),
    heading: { zh: '渠道', en: 'Channel' },
    also: ['来源渠道', '订单来源', '来源', '下单渠道', 'source', 'order source'],
    example: 'SALESPERSON',
  },
  externalNumber: {
    of: 'order',
    reading: text,
    heading: { zh: '客户订单号', en: 'External number' },
    also: ['外部订单号', '平台订单号', '采购单号', 'po', 'po number', 'customer order number', 'external no'],
    example: 'PO-2026-0815',
  },
  orderKey: {
    of: 'order',
    reading: text,
    heading: { zh: '订单分组', en: 'Order key' },
    also: ['分组', '同单标记', 'order group', 'group'],
  },
  orderType: {
    of: 'order',
    reading: choice(orderTypeNames),
    heading: { zh: '订单类型', en: 'Order type' },
    also: ['类型', 'type', 'type of order'],
    example: 'REGULAR',
  },
  orderKind: {
    of: 'order',
    reading: choice(orderKindNames),
    heading: { zh: '订单类别', en: 'Order kind' },
    also: ['类别', 'kind of order'],
  },
  'customer.customerId': {
    of: 'order',
    reading: text,
    heading: { zh: '客户编号', en: 'Customer no.' },
    also: ['客户代码', '客户编码', 'customer number', 'customer id', 'customer code'],
    example: 'CUS-001',
  },
  'customer.name': {
    of: 'order',
    reading: text,
    heading: { zh: '客户名称', en: 'Customer' },
    also: ['客户', '客户全称', '购方名称', '单位名称', 'customer name'],
  },
  'customer.taxNumber': {
    of: 'order',
    reading: text,
    heading: { zh: '统一社会信用代码', en: 'Tax number' },
    also: ['税号', '纳税人识别号', 'unified social credit code', 'tax no', 'vat number'],
  },
  'customer.contact': {
    of: 'order',
    reading: text,
    heading: { zh: '联系方式', en: 'Contact' },
    also: ['联系人', '联系人及电话', '联系电话', 'contact person', 'phone'],
  },
  'customer.customerKind': {
    of: 'order',
    reading: choice(customerKindNames),
    heading: { zh: '客户性质', en: 'Kind of customer' },
    also: ['客户类型', 'customer kind', 'customer type'],
  },
  'customer.email': {
    of: 'order',
    reading: text,
    heading: { zh: '客户邮箱', en: 'E-mail' },
    also: ['邮箱', '电子邮箱', 'email', 'e-mail address'],
  },
  paymentMethod: {
    of: 'order',
    reading: choice(paymentMethodNames),
    heading: { zh: '付款方式', en: 'Payment method' },
    also: ['结算方式', '支付方式', 'payment', 'payment terms'],
    example: 'MONTHLY',
  },
  deliveryDate: {
    of: 'order',
    reading: { kind: 'date' },
    heading: { zh: '交货日期', en: 'Delivery date' },
    also: ['交期', '要求交期', '交货期', '要求到货日期', 'requested date', 'due date'],
    example: '2027-03-01',
  },
  deliveryAddress: {
    of: 'order',
    reading: text,
    heading: { zh: '交货地址', en: 'Delivery address' },
    also: ['收货地址', '送货地址', '交货地点', 'address', 'ship to'],
    example: '江苏省南京市江宁区秣周东路12号',
  },
  consignee: {
    of: 'order',
    reading: text,
    heading: { zh: '收货人', en: 'Consignee' },
    also: ['收件人', '收货联系人', 'receiver', 'recipient'],
  },
  'taken.dictated': {
    of: 'order',
    reading: text,
    heading: { zh: '电话口述内容', en: 'Dictated by telephone' },
    also: ['口述内容', '电话记录', 'dictated'],
  },
  'taken.by': {
    of: 'order',
    reading: text,
    heading: { zh: '接听人', en: 'Call taken by' },
    also: ['电话接听人', 'taken by', 'agent'],
  },
  remarks: {
    of: 'order',
    reading: text,
    heading: { zh: '备注', en: 'Remarks' },
    also: ['订单备注', '说明', 'remark', 'notes', 'note', 'comment'],
  },
  'lines.productCode': {
    of: 'line',
    reading: text,
    heading: { zh: '产品编码', en: 'Product code' },
    also: ['产品编号', '物料编码', '货号', '产品代码', 'item', 'item code', 'sku', 'product no'],
    example: 'XL-21',
  },
  'lines.productName': {
    of: 'line',
    reading: text,
    heading: { zh: '产品名称', en: 'Product' },
    also: ['品名', '货物名称', '物料名称', 'product name', 'item name'],
  },
  'lines.specification': {
    of: 'line',
    reading: text,
    heading: { zh: '规格', en: 'Specification' },
    also: ['产品规格', 'spec', 'specifications'],
  },
  'lines.model': {
    of: 'line',
    reading: text,
    heading: { zh: '型号', en: 'Model' },
    also: ['产品型号', 'model number'],
  },
  'lines.quantity': {
    of: 'line',
    reading: { kind: 'quantity' },
    heading: { zh: '数量', en: 'Quantity' },
    also: ['订购数量', '订单数量', 'qty', 'quantity ordered'],
    example: 4,
  },
  'lines.unit': {
    of: 'line',
    reading: text,
    heading: { zh: '单位', en: 'Unit' },
    also: ['计量单位', 'uom', 'unit of measure'],
    example: '台',
  },
  'lines.unitPrice.amount': {
    of: 'line',
    reading: { kind: 'amount' },
    heading: { zh: '单价', en: 'Unit price' },
    also: ['单价元', '不含税单价', '销售单价', 'price'],
    example: 4800,
  },
  'lines.unitPrice.currency': {
    of: 'line',
    reading: choice(currencyNames),
    heading: { zh: '币种', en: 'Currency' },
    also: ['币别', 'ccy'],
    example: 'CNY',
  },
  'lines.requirements': {
    of: 'line',
    reading: text,
    heading: { zh: '技术和质量要求', en: 'Requirements' },
    also: ['技术要求', '质量要求', '特殊要求', 'technical requirements'],
  },
  'lines.fragile': {
    of: 'line',
    reading: choice(yesNo),
    heading: { zh: '易碎品', en: 'Fragile' },
    also: ['易碎', '是否易碎'],
  },
  sourceRow: {
    of: 'result',
    reading: text,
    heading: { zh: '原行号', en: 'Source row' },
    also: [],
  },
  orderNumber: {
    of: 'result',
    reading: text,
    heading: { zh: '订单号', en: 'Order number' },
    also: ['系统订单号'],
  },
  result: {
    of: 'result',
    reading: text,
    heading: { zh: '导入结果', en: 'Import result' },
    also: [],
  },
  explanation: {
    of: 'result',
    reading: text,
    heading: { zh: '导入说明', en: 'Import explanation' },
    also: [],
  },
} as const satisfies Record<string, ImportColumn>;

export type ImportField = keyof typeof importColumns;
export const importFields = Object.keys(importColumns) as ImportField[];

/** The column of a field; the names of the table are literal, and a switch over readings wants the general shape. */
export function columnOf(field: ImportField): ImportColumn {
  return importColumns[field];
}

export function isImportField(text: string): text is ImportField {
  return Object.hasOwn(importColumns, text);
}

/** Columns without which a sheet cannot be one of orders: one of each group. */
export const neededColumns: readonly (readonly ImportField[])[] = [
  ['channel'],
  ['customer.customerId', 'customer.name'],
  ['lines.productCode', 'lines.productName'],
  ['lines.quantity'],
];
