import { causes } from '../../db/errors/causes.ts';

/** What the network says of a server that is not there. */
const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECTION_CONNECT_TIMEOUT',
]);

/** Postgres shuts down, starts up, has no connection left, or gave up on a statement. */
const databaseStates = /^(08...|53[0-4]00|57P0[1-5]|57014|25006|55P03|40001|40P01)$/;

/** True when the error, or what caused it, says that the database did not answer. */
export function isDatabaseAway(error: unknown): boolean {
  return causes(error).some(({ code }) => {
    return typeof code === 'string' && (connectionCodes.has(code) || databaseStates.test(code));
  });
}
