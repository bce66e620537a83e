import { type ImportField, isImportField } from './columns.ts';

/** The column of a path of an order, such as `lines[0].unitPrice`; undefined when a sheet has none for it. */
export function importField(path: string): ImportField | undefined {
  const plain = path.replace(/^input\.details\.|^details\./, '').replaceAll(/\[\d+\]/g, '');
  if (isImportField(plain)) return plain;
  const amount = `${plain}.amount`;
  return isImportField(amount) ? amount : undefined;
}
