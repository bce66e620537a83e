import { expect, test } from 'vitest';
import { z } from 'zod';
import { importFields } from '../../api/imports/columns.ts';
import { orderRequest } from '../../api/inputs/order-request.ts';

/** What a sheet does not carry: an import comes in when it is sent, and these are entered on the order itself. */
const notInSheets = /^(occurredAt$|taken\.at$|customer\.language$|project\.)/;

test('every field of an order has a column in the template, or is named here as one that a sheet does not carry [INTAKE-01]', () => {
  // What has a name of its own stands apart in a JSON Schema.
  const whole = z.toJSONSchema(orderRequest, { io: 'input', unrepresentable: 'any' });
  const paths = leaves(whole, '', whole.$defs ?? {});
  expect(paths.length).toBeGreaterThan(20);
  const known = new Set<string>(importFields);
  expect(paths.filter((path) => !known.has(path) && !notInSheets.test(path))).toEqual([]);
});

type Schema = z.core.JSONSchema.BaseSchema | boolean;

/** Paths of what holds a value, as `lines.unitPrice.amount`. */
function leaves(schema: Schema, path: string, named: Record<string, Schema>): string[] {
  if (typeof schema === 'boolean') return [path];
  const { properties, items, $ref } = schema;
  const found = $ref === undefined ? undefined : named[$ref.split('/').at(-1) ?? ''];
  if (found !== undefined) return leaves(found, path, named);
  if (properties !== undefined)
    return Object.entries(properties).flatMap(([name, each]) =>
      leaves(each, path === '' ? name : `${path}.${name}`, named),
    );
  return typeof items === 'object' && !Array.isArray(items) ? leaves(items, path, named) : [path];
}
