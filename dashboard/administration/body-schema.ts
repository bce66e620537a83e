import { useQuery } from '@tanstack/react-query';
import { clockKindNames } from '../../domain/names/clock-names.ts';
import { departments } from '../../domain/people/departments.ts';
import { roles } from '../../domain/people/roles.ts';
import { request } from '../api/request.ts';
import type { Names } from '../api/session.ts';
import type { FieldSchema } from '../forms/schema.ts';
import { administrationEn } from '../words/en/administration.ts';
import { administrationZh } from '../words/zh/administration.ts';

interface RawSchema extends Omit<FieldSchema, 'properties' | 'items'> {
  $ref?: string;
  const?: unknown;
  anyOf?: RawSchema[];
  properties?: Record<string, RawSchema>;
  items?: RawSchema;
}

interface Operation {
  requestBody?: { content: Record<string, { schema: RawSchema }> };
}

interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, RawSchema> };
}

/** The API's description of itself: what it adds to a body later needs no code here. */
export function useBodySchema(method: string, path: string): FieldSchema | undefined {
  const { data } = useQuery({
    queryKey: ['openapi'],
    queryFn: ({ signal }) => request<OpenApi>('/openapi.json', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: false,
  });
  if (data === undefined) return undefined;
  const body = data.paths[path]?.[method]?.requestBody?.content['application/json']?.schema;
  if (body === undefined) return undefined;
  const schema = plain(body, data);
  const isNewPerson = method === 'post' && path === '/v1/users';
  const properties = Object.entries(schema.properties ?? {}).map(([name, field]) => [
    name,
    inWords(name, field, isNewPerson),
  ]);
  return { ...schema, properties: Object.fromEntries(properties) };
}

/** Without references and without "or null": an empty field is not sent. */
function plain(schema: RawSchema, api: OpenApi): FieldSchema {
  if (schema.$ref !== undefined) {
    const found = api.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
    return found === undefined ? {} : plain(found, api);
  }
  const { anyOf, properties, items, const: only, ...rest } = schema;
  const chosen = anyOf?.find(({ type }) => (type as string) !== 'null');
  if (chosen !== undefined) return { ...plain(chosen, api), ...pick(rest) };
  const fields = Object.entries(properties ?? {}).map(([name, field]) => [name, plain(field, api)]);
  return {
    ...rest,
    ...(only === true && { onlyTrue: true }),
    ...(properties && { properties: Object.fromEntries(fields) }),
    ...(items && { items: plain(items, api) }),
  };
}

const pick = ({ description }: { description?: string }) =>
  description === undefined ? {} : { description };

const personFields = ['personId', 'substituteId', 'fromPersonId', 'toPersonId'];

const fieldWords: Record<string, Names> = paired(administrationZh.fields, administrationEn.fields);

const optionWords: Record<string, Record<string, Names>> = {
  department: departments,
  departments,
  role: roles,
  roles,
  clockKinds: clockKindNames,
  locale: paired(administrationZh.options.locale, administrationEn.options.locale),
  scopes: paired(administrationZh.options.scopes, administrationEn.options.scopes),
  kind: paired(administrationZh.options.kind, administrationEn.options.kind),
};

/** The field with the page's words for it in both languages. */
function inWords(name: string, field: FieldSchema, isNewPerson: boolean): FieldSchema {
  const isNewId = isNewPerson && name === 'personId';
  const label = fieldWords[isNewId ? 'newPersonId' : name];
  const options = optionWords[name];
  return {
    ...field,
    ...(label && { 'x-label': label }),
    ...(options && field.enum && { 'x-options': options }),
    ...(options && field.items && { items: { ...field.items, 'x-options': options } }),
    ...(personFields.includes(name) && !isNewId && { 'x-widget': 'person' as const }),
  };
}

function paired<Word extends string>(
  zh: Record<Word, string>,
  en: Record<Word, string>,
): Record<Word, Names> {
  const entries = (Object.keys(zh) as Word[]).map((word) => [word, { zh: zh[word], en: en[word] }]);
  return Object.fromEntries(entries) as Record<Word, Names>;
}
