import { limits } from '../../limits.ts';
import { labelOf } from './labels.ts';
import { optionsOf } from './options.ts';

type JsonSchema = Record<string, unknown>;

/** How a form may ask for a value that its type alone does not tell. Others are asked for by their type. */
export type Widget =
  | 'clock'
  | 'customer'
  | 'date'
  | 'date-time'
  | 'longText'
  | 'lotLines'
  | 'money'
  | 'orderFile'
  | 'person'
  | 'product'
  | 'rungs';

/**
 * The JSON schema of a command's input with words for its form: on each property `x-label {zh, en}`, on what has
 * fixed values `x-options {value: {zh, en}}`, `x-widget` where a plain field would not do, and `x-remember` where a
 * person usually enters the same again.
 */
export function annotated(command: string, schema: JsonSchema): JsonSchema {
  return withWords(command, schema, []);
}

function withWords(command: string, schema: JsonSchema, path: readonly string[]): JsonSchema {
  const { properties, items } = schema;
  const label = path.length === 0 ? undefined : labelOf(command, path);
  const options = optionsOf(command, path, valuesOf(schema));
  const widget = widgetOf(schema, path.at(-1)) ?? widgetsByPlace[[command, ...path].join('.')];
  return {
    ...schema,
    ...(isSchema(properties) ? { properties: withEach(command, properties, path) } : {}),
    // An item is asked for as part of its list and bears the list's label.
    ...(isSchema(items) ? { items: withWords(command, items, path) } : {}),
    ...(label === undefined ? {} : { 'x-label': label }),
    ...(options === undefined ? {} : { 'x-options': options }),
    ...(widget === undefined ? {} : { 'x-widget': widget }),
    ...(remembered.includes(path.join('.')) ? { 'x-remember': true } : {}),
  };
}

function withEach(command: string, properties: JsonSchema, path: readonly string[]): JsonSchema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      isSchema(schema) ? withWords(command, schema, [...path, name]) : schema,
    ]),
  );
}

/** The fixed values of a field: those of an enumeration, or true and false. */
function valuesOf(schema: JsonSchema): string[] {
  if (schema['type'] === 'boolean') return ['true', 'false'];
  return Array.isArray(schema['enum']) ? schema['enum'].map(String) : [];
}

/** Fields that a person fills in alike day after day. */
const remembered: readonly string[] = ['standardVersion', 'carrier'];

const widgetsByName: Readonly<Record<string, Widget>> = {
  clockId: 'clock',
  customerId: 'customer',
  formAttachmentId: 'orderFile',
  personId: 'person',
  productCode: 'product',
  rungs: 'rungs',
};

/** Where the name of a field alone does not tell it. */
const widgetsByPlace: Readonly<Record<string, Widget>> = {
  'agreeMeasure.owner': 'person',
  'instruct.owner': 'person',
  'recordPreventive.owner': 'person',
};

function widgetOf(schema: JsonSchema, name: string | undefined): Widget | undefined {
  const { type, format, items, maxLength } = schema;
  if (type === 'array' && isSchema(items) && fieldsOf(items) === 'line,quantity') return 'lotLines';
  if (type === 'object' && fieldsOf(schema) === 'amount,currency') return 'money';
  if (format === 'date' || format === 'date-time') return format;
  if (type === 'string' && typeof maxLength === 'number' && maxLength >= limits.textLength) return 'longText';
  return name === undefined ? undefined : widgetsByName[name];
}

function fieldsOf({ properties }: JsonSchema): string {
  return isSchema(properties) ? Object.keys(properties).sort().join() : '';
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
