import type { ServedProduct } from './served-product.ts';

/** As much of a JSON Schema as the API's document uses. */
export interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  minLength?: number;
  maxLength?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: boolean | Schema;
}

interface Parameter {
  name: string;
  in: string;
  schema: Schema;
}

/** One operation of the API's own document. */
export interface Operation {
  method: string;
  path: string;
  /** Empty for what is public. */
  roles: string[];
  parameters: Parameter[];
  body?: Schema;
}

/** The document, with references resolved on the way. */
export interface ApiDocument {
  operations: Operation[];
  resolve(schema: Schema): Schema;
}

interface RawOperation {
  parameters?: Parameter[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  'x-roles'?: string[];
}

/** Reads /openapi.json of a running product. */
export async function readDocument(product: ServedProduct): Promise<ApiDocument> {
  const { text, status } = await product.send(undefined, '/openapi.json');
  if (status !== 200) throw new Error(`/openapi.json: ${status} ${text}`);
  const { paths, components } = JSON.parse(text) as {
    paths: Record<string, Record<string, RawOperation>>;
    components: { schemas?: Record<string, Schema> };
  };
  const operations = Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, operation]): Operation => {
      const body = operation.requestBody?.content?.['application/json']?.schema;
      return {
        method: method.toUpperCase(),
        path,
        roles: operation['x-roles'] ?? [],
        parameters: operation.parameters ?? [],
        ...(body === undefined ? {} : { body }),
      };
    }),
  );
  return {
    operations,
    resolve(schema) {
      const name = schema.$ref?.split('/').at(-1);
      return name === undefined ? schema : (components.schemas?.[name] ?? {});
    },
  };
}

/** Who may call an operation: a key of one of its roles; undefined for what is public. */
export async function keyFor(product: ServedProduct, { roles }: Operation): Promise<string | undefined> {
  const [role] = roles;
  if (role === undefined) return undefined;
  return roles.includes('ADMINISTRATOR') ? product.adminKey : await product.keyOf(role);
}

/** A path with ids in place of its parameters. */
export function filledPath(path: string, ids: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(ids[name] ?? 'nothing'));
}
