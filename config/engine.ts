import { type ClientConnectConfig, loadClientConnectConfig } from '@temporalio/envconfig';

/** How to reach the engine: connection options for client and worker alike, and the namespace. */
export interface EngineConnection {
  connectionOptions: ClientConnectConfig['connectionOptions'];
  namespace: string;
}

/**
 * Reads the engine's address, namespace, TLS and API key from the SDK's own variables (TEMPORAL_ADDRESS,
 * TEMPORAL_NAMESPACE, TEMPORAL_TLS_*, TEMPORAL_API_KEY, TEMPORAL_PROFILE) and configuration file.
 */
export function readEngineConnection(env: Record<string, string | undefined>): EngineConnection {
  const given = Object.entries(env).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  const { connectionOptions, namespace } = loadClientConnectConfig({
    overrideEnvVars: Object.fromEntries(given),
  });
  return { connectionOptions, namespace: namespace ?? 'default' };
}

/** The environment with which a process reaches the engine at `address` and no other, whatever else is configured. */
export function embeddedEngineEnvironment(
  env: Record<string, string | undefined>,
  address: string,
): Record<string, string | undefined> {
  const others = Object.entries(env).filter(([name]) => !name.startsWith('TEMPORAL_'));
  // The SDK passes over a file that is not there, but trips over an empty one.
  return { ...Object.fromEntries(others), TEMPORAL_ADDRESS: address, TEMPORAL_CONFIG_FILE: '/nonexistent' };
}
