import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import type { SearchAttributeType } from '@temporalio/common';
import proto from '@temporalio/proto';
import { engineRefusal } from './engine-refusal.ts';

const { IndexedValueType } = proto.temporal.api.enums.v1;

export interface SearchAttributeOptions {
  namespace: string;
  /** Every search attribute that the workflows set. */
  searchAttributes: readonly WantedSearchAttribute[];
}

/** A search attribute as the workflows define it. */
interface WantedSearchAttribute {
  name: string;
  type: SearchAttributeType;
}

const visibleWithinMs = 30_000;

/** Registers the search attributes that are missing, and resolves when the server knows them. */
export async function registerSearchAttributes(
  connection: Connection,
  options: SearchAttributeOptions,
): Promise<void> {
  const missing = await missingAttributes(connection, options);
  if (missing.length === 0) return;
  await addAttributes(connection, options, missing);
  // The server answers from a cache; orders that start before it knows the attributes would be refused.
  for (let waitedMs = 0; waitedMs < visibleWithinMs; waitedMs += 100) {
    if ((await missingAttributes(connection, options)).length === 0) return;
    await delay(100);
  }
  throw new Error(
    `The search attributes ${missing.map(({ name }) => name).join(', ')} of namespace "${options.namespace}" were registered, but the Temporal ` +
      `server does not show them after ${visibleWithinMs / 1000} s. Wait a minute and start again.`,
  );
}

async function missingAttributes(
  connection: Connection,
  { namespace, searchAttributes }: SearchAttributeOptions,
): Promise<WantedSearchAttribute[]> {
  let found: Record<string, unknown>;
  try {
    const answer = await connection.operatorService.listSearchAttributes({ namespace });
    found = { ...answer.systemAttributes, ...answer.customAttributes };
  } catch (error) {
    const commands = addCommands(namespace, searchAttributes);
    throw engineRefusal(error, `read the search attributes of namespace "${namespace}"`, commands);
  }
  const differing = searchAttributes.filter(
    ({ name, type }) => found[name] !== undefined && found[name] !== indexedType(type),
  );
  if (differing.length > 0)
    throw new Error(
      `Namespace "${namespace}" has search attributes of another type than Dueline needs: ` +
        `${differing.map(({ name, type }) => `${name} must be ${commandLineType(type)}`).join(', ')}. ` +
        'Remove them with "temporal operator search-attribute remove", or set TEMPORAL_NAMESPACE to a namespace of its own.',
    );
  return searchAttributes.filter(({ name }) => found[name] === undefined);
}

async function addAttributes(
  connection: Connection,
  options: SearchAttributeOptions,
  missing: readonly WantedSearchAttribute[],
): Promise<void> {
  const { namespace } = options;
  try {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map(({ name, type }) => [name, indexedType(type)])),
    });
  } catch (error) {
    // Several processes may set up at once: the attribute being there is all that counts.
    if ((await missingAttributes(connection, options)).length === 0) return;
    throw engineRefusal(
      error,
      `register search attributes in namespace "${namespace}"`,
      addCommands(namespace, missing),
    );
  }
}

function addCommands(namespace: string, attributes: readonly WantedSearchAttribute[]): string[] {
  return attributes.map(
    ({ name, type }) =>
      `temporal operator search-attribute create --namespace ${namespace} --name ${name} --type ${commandLineType(type)}`,
  );
}

/** The value of the wire format, which the client gives as a number. */
function indexedType(type: SearchAttributeType): number {
  return IndexedValueType[`INDEXED_VALUE_TYPE_${type}`];
}

/** The name of a type in the command line program: KeywordList for KEYWORD_LIST. */
function commandLineType(type: SearchAttributeType): string {
  return type
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('');
}
