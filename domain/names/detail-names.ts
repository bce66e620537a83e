import type { Project } from '../order/project.ts';
import type { Names } from './names.ts';
import { projectNames } from './project-names.ts';

/** What the fields of an order are called, wherever they stand in it. */
export const detailNames = {
  amount: { zh: '金额', en: 'Amount' },
  channel: { zh: '渠道', en: 'Channel' },
  consignee: { zh: '收货人', en: 'Consignee' },
  contact: { zh: '联系人', en: 'Contact' },
  currency: { zh: '币种', en: 'Currency' },
  customer: { zh: '客户', en: 'Customer' },
  customerId: { zh: '客户编号', en: 'Customer number' },
  customerKind: { zh: '客户性质', en: 'Kind of customer' },
  deliveryAddress: { zh: '交货地址', en: 'Delivery address' },
  deliveryDate: { zh: '交货日期', en: 'Delivery date' },
  dictated: { zh: '客户口述内容', en: 'What the customer dictated' },
  email: { zh: '电子邮箱', en: 'E-mail address' },
  externalNumber: { zh: '客户订单号', en: "Customer's order number" },
  fragile: { zh: '易碎品', en: 'Fragile' },
  language: { zh: '通知语言', en: 'Language of messages' },
  line: { zh: '订单行', en: 'Order line' },
  lines: { zh: '订单明细', en: 'Order lines' },
  model: { zh: '型号', en: 'Model' },
  name: { zh: '客户名称', en: 'Name of the customer' },
  orderKind: { zh: '订单类别', en: 'Kind of order' },
  orderType: { zh: '订单类型', en: 'Type of order' },
  paymentMethod: { zh: '付款方式', en: 'Payment method' },
  productCode: { zh: '产品编码', en: 'Product code' },
  productName: { zh: '产品名称', en: 'Product' },
  project: { zh: '项目信息', en: 'Project' },
  quantity: { zh: '数量', en: 'Quantity' },
  remarks: { zh: '备注', en: 'Remarks' },
  requirements: { zh: '技术和质量要求', en: 'Technical and quality requirements' },
  specification: { zh: '规格', en: 'Specification' },
  taken: { zh: '电话记录', en: 'Telephone record' },
  taxNumber: { zh: '税号', en: 'Tax number' },
  unit: { zh: '单位', en: 'Unit' },
  unitPrice: { zh: '单价', en: 'Unit price' },
} as const satisfies Record<string, Names>;

/** The field at a path such as `lines[0].model`, in words; a path that is none of an order stays as it is. */
export function fieldNames(path: string): Names {
  const field = /^project\.(\w+)$/.exec(path)?.[1];
  if (field !== undefined && Object.hasOwn(projectNames, field)) return projectNames[field as keyof Project];
  const parts = path.match(/[^.[\]]+/g) ?? [];
  const words = parts.flatMap((part): Names[] => {
    if (/^\d+$/.test(part)) return [{ zh: `第 ${Number(part) + 1} 行`, en: `line ${Number(part) + 1}` }];
    if (part === 'lines' && parts.length > 1) return [];
    return Object.hasOwn(detailNames, part) ? [detailNames[part as keyof typeof detailNames]] : [];
  });
  if (words.length === 0) return { zh: path, en: path };
  // A name that says whose field it is needs not be told so twice.
  const told = words.filter(({ zh }, index) => words[index + 1]?.zh.includes(zh) !== true);
  return { zh: told.map(({ zh }) => zh).join(''), en: told.map(({ en }) => en).join(', ') };
}
