import type { ApiDocument, Schema } from './api-document.ts';

const deepest = 8;

/** A value of a schema, filled as far as it goes: every property, one item of every list. */
export function sampleOf(document: ApiDocument, given: Schema, depth = 0): unknown {
  const schema = document.resolve(given);
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0];
  if (choice !== undefined) return sampleOf(document, choice, depth);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  switch (schema.type) {
    case 'object': {
      if (depth > deepest) return {};
      const fields = Object.entries(schema.properties ?? {});
      return Object.fromEntries(fields.map(([name, field]) => [name, sampleOf(document, field, depth + 1)]));
    }
    case 'array':
      return depth > deepest ? [] : [sampleOf(document, schema.items ?? {}, depth + 1)];
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return textOf(schema);
  }
}

function textOf({ format, pattern = '' }: Schema): string {
  if (format === 'date') return '2030-01-07';
  if (format === 'date-time') return '2030-01-07T10:00:00+08:00';
  if (format === 'uri') return 'https://example.com/a';
  if (format === 'email') return 'a@example.com';
  if (pattern.includes('\\.\\d{2}')) return '100.00';
  if (pattern.startsWith('^\\d')) return '1';
  return 'sample-text-1';
}

/** A place in a value that holds an object, as the steps that lead to it. */
export type Place = readonly (string | number)[];

/** Every object inside a value, itself included. */
export function objectsIn(value: unknown, at: Place = []): Place[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => objectsIn(each, [...at, index]));
  if (typeof value !== 'object' || value === null) return [];
  return [at, ...Object.entries(value).flatMap(([key, each]) => objectsIn(each, [...at, key]))];
}

/** A copy of a value with one more member in the object at a place, as JSON text: a parser sees even `__proto__`. */
export function withMember(value: unknown, place: Place, name: string, member: unknown): string {
  const [step, ...rest] = place;
  if (step === undefined) {
    const members = Object.entries(Object(value)).filter(([key]) => key !== name);
    const texts = [...members, [name, member] as const].map(
      ([key, each]) => `${JSON.stringify(key)}:${JSON.stringify(each)}`,
    );
    return `{${texts.join()}}`;
  }
  if (Array.isArray(value)) {
    const items = value.map((each, index) =>
      index === step ? withMember(each, rest, name, member) : JSON.stringify(each),
    );
    return `[${items.join()}]`;
  }
  const members = Object.entries(Object(value)).map(
    ([key, each]) =>
      `${JSON.stringify(key)}:${key === step ? withMember(each, rest, name, member) : JSON.stringify(each)}`,
  );
  return `{${members.join()}}`;
}
