import { setTimeout as delay } from 'node:timers/promises';
import { type Connection, isGrpcServiceError } from '@temporalio/client';
import type { SearchAttributeType } from '@temporalio/common';
import { msToTs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';

const { IndexedValueType } = proto.temporal.api.enums.v1;

/** A search attribute as the workflows define it. */
interface WantedSearchAttribute {
  name: string;
  type: SearchAttributeType;
}

export interface BootstrapOptions {
  namespace: string;
  /** Days for which the namespace keeps the history of a closed workflow. */
  retentionDays: number;
  /** Every search attribute that the workflows set. */
  searchAttributes: readonly WantedSearchAttribute[];
}

const millisecondsPerDay = 86_400_000;
const visibleWithinMs = 30_000;
const grpcNotFound = 5;
const grpcPermissionDenied = 7;

/**
 * Sets up the namespace: makes it if it is not there, sets its retention, registers missing search attributes.
 * Changes nothing when all is in place. Throws a sentence that says what to do when the server refuses, or when
 * an attribute is there with another type.
 */
export async function bootstrapNamespace(connection: Connection, options: BootstrapOptions): Promise<void> {
  await setRetention(connection, options);
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

async function setRetention(
  connection: Connection,
  { namespace, retentionDays }: BootstrapOptions,
): Promise<void> {
  const wanted = msToTs(retentionDays * millisecondsPerDay);
  try {
    const found = await connection.workflowService.describeNamespace({ namespace });
    if (String(found.config?.workflowExecutionRetentionTtl?.seconds) === String(wanted.seconds)) return;
    await connection.workflowService.updateNamespace({
      namespace,
      config: { workflowExecutionRetentionTtl: wanted },
    });
  } catch (error) {
    if (isGrpcServiceError(error) && error.code === grpcNotFound) {
      await connection.workflowService.registerNamespace({
        namespace,
        workflowExecutionRetentionPeriod: wanted,
      });
      await namespaceKnown(connection, namespace);
    } else
      throw refused(error, `set the retention of namespace "${namespace}" to ${retentionDays} days`, [
        `temporal operator namespace update --namespace ${namespace} --retention ${retentionDays}d`,
      ]);
  }
}

/** A namespace is known to all parts of a cluster some seconds after it was made. */
async function namespaceKnown(connection: Connection, namespace: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < visibleWithinMs; waitedMs += 250) {
    try {
      await connection.operatorService.listSearchAttributes({ namespace });
      return;
    } catch {
      await delay(250);
    }
  }
  throw new Error(
    `Namespace "${namespace}" was made, but the Temporal server does not know it yet. Start again.`,
  );
}

async function missingAttributes(
  connection: Connection,
  { namespace, searchAttributes }: BootstrapOptions,
): Promise<WantedSearchAttribute[]> {
  let found: Record<string, unknown>;
  try {
    const answer = await connection.operatorService.listSearchAttributes({ namespace });
    found = { ...answer.systemAttributes, ...answer.customAttributes };
  } catch (error) {
    const commands = addCommands(namespace, searchAttributes);
    throw refused(error, `read the search attributes of namespace "${namespace}"`, commands);
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
  options: BootstrapOptions,
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
    throw refused(
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

function refused(error: unknown, what: string, commands: readonly string[]): Error {
  const reason = error instanceof Error ? error.message : String(error);
  const right =
    isGrpcServiceError(error) && error.code === grpcPermissionDenied
      ? ' This account lacks the right; let an operator run'
      : ' If it goes on, let an operator run';
  return new Error(
    `The Temporal server would not ${what}: ${reason.replace(/\.$/, '')}.${right}:\n  ${commands.join('\n  ')}`,
    {
      cause: error,
    },
  );
}
