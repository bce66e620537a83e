import type { Names } from '../api/session.ts';

/** The part of JSON Schema that commands use, with the API's words for people. */
export interface FieldSchema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  description?: string;
  properties?: Record<string, FieldSchema>;
  required?: string[];
  items?: FieldSchema;
  enum?: string[];
  format?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  maxLength?: number;
  examples?: unknown[];
  /** A yes-or-no field that may only say yes; no is not sent. */
  onlyTrue?: boolean;
  /** Usually the same as the person entered last time. */
  'x-remember'?: boolean;
  /** The rules ask for it, with a reason of their own; a form says so beforehand. */
  'x-asked'?: boolean;
  'x-label'?: Names;
  'x-options'?: Record<string, Names>;
  'x-widget'?:
    | 'lotLines'
    | 'money'
    | 'orderFile'
    | 'date'
    | 'date-time'
    | 'longText'
    | 'person'
    | 'clock'
    | 'department';
}

export type Value = unknown;
export type Values = Record<string, unknown>;

/** A text of more characters than this gets room for several lines. */
const longTextAbove = 500;

export type FieldKind =
  | 'lotLines'
  | 'checklist'
  | 'money'
  | 'orderFile'
  | 'object'
  | 'rows'
  | 'texts'
  | 'choice'
  | 'yesNo'
  | 'number'
  | 'date'
  | 'instant'
  | 'person'
  | 'clock'
  | 'longText'
  | 'text';

/** What a field looks like. */
export function kindOf(schema: FieldSchema): FieldKind {
  const widget = schema['x-widget'];
  if (
    widget === 'lotLines' ||
    widget === 'money' ||
    widget === 'orderFile' ||
    widget === 'person' ||
    widget === 'clock' ||
    widget === 'longText'
  )
    return widget;
  if (schema.type === 'object') return 'object';
  if (isChecklist(schema)) return 'checklist';
  if (schema.type === 'array') return schema.items?.type === 'object' ? 'rows' : 'texts';
  if (schema.enum !== undefined) return 'choice';
  if (schema.type === 'boolean') return 'yesNo';
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  if (schema.format === 'date') return 'date';
  if (schema.format === 'date-time') return 'instant';
  return (schema.maxLength ?? 0) > longTextAbove ? 'longText' : 'text';
}

/** Items by code, each with a result of two. */
function isChecklist({ type, items }: FieldSchema): boolean {
  const { item, result } = items?.properties ?? {};
  return type === 'array' && item !== undefined && result?.enum?.length === 2;
}

/** The fields of an object, those that must be given first. */
export function fieldsOf(schema: FieldSchema): { name: string; field: FieldSchema; required: boolean }[] {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {});
  return fields
    .map(([name, field]) => ({
      name,
      field,
      required: required.has(name) || field['x-asked'] === true,
    }))
    .toSorted((a, b) => Number(b.required) - Number(a.required));
}

/** What is sent: empty texts, empty objects and rows that hold nothing are left out. */
export function filled(value: Value): Value {
  if (Array.isArray(value)) return value.map(filled).filter((each) => each !== undefined);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .map(([name, each]) => [name, filled(each)] as const)
      .filter(([, each]) => each !== undefined);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  return value === '' || value === null ? undefined : value;
}

/** Fields that must be given and are not, by their path. */
export function missing(schema: FieldSchema, value: Value, prefix = ''): string[] {
  const values = (typeof value === 'object' && value !== null ? value : {}) as Values;
  return fieldsOf(schema).flatMap(({ name, field, required }) => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const given = values[name];
    const isGiven = Array.isArray(given) || filled(given) !== undefined;
    if (!isGiven) return required ? [path] : [];
    if (field.type === 'object') return missing(field, given, path);
    if (field.type === 'array' && field.items?.type === 'object' && Array.isArray(given)) {
      const items = field.items;
      return given.flatMap((row, index) => missing(items, row, `${path}[${index}]`));
    }
    return [];
  });
}
