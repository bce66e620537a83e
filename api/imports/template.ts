import { writeCsv } from 'hucre/csv';
import { type CellValue, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Language } from '../exports/order-columns.ts';
import { limits } from '../limits.ts';
import { columnOf, type ImportField, importFields, neededColumns } from './columns.ts';
import { columnLetter } from './match-headings.ts';

const fields = importFields.filter((field) => columnOf(field).of !== 'result');

const words = {
  zh: {
    sheets: ['订单', '填写说明', '示例'],
    guide: ['列名', '是否必需', '如何填写', '可选值'],
    needed: '必需',
    oneOf: '必需其一',
    optional: '选填',
    kinds: {
      text: '文字',
      quantity: '数量，最多三位小数',
      amount: '金额，最多两位小数，例如 1,234.50',
      date: '日期，例如 2025-10-09、2025/10/9 或 2025年10月9日',
      choice: '从可选值中选择，中文、英文或代码均可',
    },
    order: '同一订单各行相同；可只填第一行',
    line: '每行一项产品',
    own: {
      externalNumber: '客户或平台的订单号。相同渠道和订单号的行属于同一订单，重复导入不会重复建单',
      orderKey: '没有客户订单号时，内容相同的行属于同一订单；都不填时每行一单',
      'customer.customerId': '已建档的客户填写客户编号即可，其余资料自动带出',
      'lines.productCode': '产品目录中的编码，名称、规格、型号和单位自动带出',
      'lines.unitPrice.currency': '不填为 CNY',
    } as Partial<Record<ImportField, string>>,
  },
  en: {
    sheets: ['Orders', 'How to fill it in', 'Example'],
    guide: ['Column', 'Needed', 'What to write', 'Choices'],
    needed: 'needed',
    oneOf: 'one of them is needed',
    optional: 'optional',
    kinds: {
      text: 'Text',
      quantity: 'A quantity of at most three decimal places',
      amount: 'An amount of at most two decimal places, such as 1,234.50',
      date: 'A date, such as 2025-10-09, 2025/10/9 or 2025年10月9日',
      choice: 'One of the choices, in Chinese, in English or by its code',
    },
    order: 'the same on all rows of an order; the first alone will do',
    line: 'one product on each row',
    own: {
      externalNumber:
        "The customer's or the platform's number. Rows with the same channel and number are one order, and it is received once",
      orderKey:
        'Without an external number, rows with the same key are one order; without either each row is one',
      'customer.customerId': 'For a customer on file the number will do; the rest is filled in',
      'lines.productCode': 'Code of the catalogue; name, specification, model and unit are filled in',
      'lines.unitPrice.currency': 'CNY unless given',
    } as Partial<Record<ImportField, string>>,
  },
} as const;

/** The empty sheet that orders are written into: headings, lists of choices, how to fill it in, an example. */
export async function importTemplate(language: Language): Promise<Buffer> {
  const [orders, guide, example] = words[language].sheets;
  const headings = fields.map((field) => headingOf(field, language));
  const bytes = await writeXlsx({
    sheets: [
      {
        ...sheet(orders, [headings]),
        dataValidations: fields.flatMap((field, at) => choicesOf(field, at, language)),
      },
      sheet(guide, [[...words[language].guide], ...fields.map((field) => guideRow(field, language))]),
      sheet(example, [headings, fields.map((field) => exampleOf(field, language))]),
    ],
  });
  return Buffer.from(bytes);
}

/** The same headings as text, with the mark by which Excel knows UTF-8. */
export function importTemplateCsv(language: Language): Buffer {
  return Buffer.from(`\uFEFF${writeCsv([fields.map((field) => headingOf(field, language))])}\r\n`, 'utf8');
}

function headingOf(field: ImportField, language: Language): string {
  return `${columnOf(field).heading[language]}${neededColumns.some(([first]) => first === field) ? '*' : ''}`;
}

function sheet(name: string, rows: CellValue[][]): WriteSheet {
  const [headings = []] = rows;
  return {
    name,
    rows,
    freezePane: { rows: 1 },
    columns: headings.map(() => ({ width: 20 })),
    cells: new Map(headings.map((value, at) => [`0,${at}`, { value, style: { font: { bold: true } } }])),
  };
}

function choicesOf(field: ImportField, at: number, language: Language): DataValidation[] {
  const { reading } = columnOf(field);
  if (reading.kind !== 'choice') return [];
  const letter = columnLetter(at);
  const values = Object.values(reading.options).map((names) => names[language]);
  return [{ type: 'list', values, allowBlank: true, range: `${letter}2:${letter}${limits.importRows + 1}` }];
}

function guideRow(field: ImportField, language: Language): CellValue[] {
  const { of, reading } = columnOf(field);
  const say = words[language];
  const group = neededColumns.find((each) => each.includes(field));
  const needed = group === undefined ? say.optional : group.length === 1 ? say.needed : say.oneOf;
  const choices =
    reading.kind === 'choice' ? Object.values(reading.options).map((names) => names[language]) : [];
  const separator = language === 'zh' ? '；' : '; ';
  const how = [say.own[field] ?? say.kinds[reading.kind], of === 'order' ? say.order : say.line];
  return [
    columnOf(field).heading[language],
    needed,
    how.join(separator),
    choices.join(language === 'zh' ? '、' : ', '),
  ];
}

function exampleOf(field: ImportField, language: Language): CellValue {
  const { example, reading } = columnOf(field);
  if (example === undefined) return null;
  return reading.kind === 'choice' ? (reading.options[String(example)]?.[language] ?? null) : example;
}
