import fc from 'fast-check';
import { z } from 'zod';
import { type ActName, commandInputs } from '../../api/inputs/command-inputs.ts';
import type { CommandName } from '../../domain/order/inputs.ts';

interface Schema {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: string[];
  minLength?: number;
  minItems?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
}

const words = fc.constantFrom(
  '王工',
  'x',
  '<b>&"',
  '=1+1',
  "'; drop table orders;--",
  '\u202e乱',
  '10%_',
  '\\',
);
const dates = fc.constantFrom(
  '2000-01-01',
  '2025-10-01',
  '2025-10-31',
  '2026-02-17',
  '2030-06-30',
  '2150-12-31',
);
const instants = fc.constantFrom(
  '2000-01-01T00:00:00Z',
  '2025-10-09T10:00:00+08:00',
  '2025-12-31T23:59:59.999-11:00',
  '2150-12-31T00:00:00Z',
);
const quantities = fc.constantFrom('0', '0.001', '1', '2', '4', '99.5', '999999999.999');
const amounts = fc.constantFrom('0.00', '0.01', '100.00', '99999999.99', '999999999999999.99');

/** Inputs of a command that the API lets through, from its own JSON Schema. */
export function inputOf(name: ActName): fc.Arbitrary<unknown> {
  const schema: z.ZodType = commandInputs[name];
  return arbitraryOf(z.toJSONSchema(schema, { io: 'input' }) as Schema).filter(
    (input) => schema.safeParse(input).success,
  );
}

export function isActName(name: CommandName): name is ActName {
  return name !== 'receiveOrder';
}

function arbitraryOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {});
      const shape = Object.fromEntries(fields.map(([name, field]) => [name, arbitraryOf(field)]));
      return fc.record(shape, { requiredKeys: schema.required ?? [] });
    }
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 3 });
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 3, 3) });
    case 'number':
      return fc.constantFrom(0, 33.3, 100);
    case 'boolean':
      return fc.boolean();
    default:
      return textOf(schema);
  }
}

function textOf({ format, pattern }: Schema): fc.Arbitrary<string> {
  if (format === 'date') return dates;
  if (format === 'date-time') return instants;
  if (pattern?.includes('\\.\\d{2}')) return amounts;
  if (pattern?.startsWith('^\\d')) return quantities;
  return words;
}
