/** A field of a command's input, as the command reference shows it. */
export interface InputField {
  /** `lines[].quantity`. */
  path: string;
  type: string;
  /** Whether it must be there when its parent is. */
  required: boolean;
  description: string;
}

interface Schema {
  type?: string;
  format?: string;
  description?: string;
  enum?: readonly unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  items?: Schema;
  $ref?: string;
  $defs?: Record<string, Schema>;
  allOf?: readonly Schema[];
}

/** The fields of a JSON Schema, parents before children. Descriptions hold no bar and no line break. */
export function inputFields(schema: Record<string, unknown>): InputField[] {
  const top = schema as Schema;
  return fieldsOf(top, '', top.$defs ?? {});
}

function fieldsOf(schema: Schema, prefix: string, definitions: Record<string, Schema>): InputField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, given]) => {
    const field = resolved(given, definitions);
    const isList = field.type === 'array';
    const inner = isList ? resolved(field.items ?? {}, definitions) : field;
    const path = `${prefix}${name}${isList ? '[]' : ''}`;
    const own: InputField = {
      path,
      type: isList ? `list of ${typeText(inner)}` : typeText(field),
      required: schema.required?.includes(name) ?? false,
      description: oneLine(field.description ?? given.description ?? ''),
    };
    return [own, ...fieldsOf(inner, `${path}.`, definitions)];
  });
}

function resolved(schema: Schema, definitions: Record<string, Schema>): Schema {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  const target = reference === undefined ? undefined : definitions[reference.split('/').at(-1) ?? ''];
  return target === undefined
    ? schema
    : { ...target, description: schema.description ?? target.description ?? '' };
}

function typeText(schema: Schema): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  return schema.format === undefined ? (schema.type ?? 'any') : `${schema.type} (${schema.format})`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\|/g, '\\|');
}
