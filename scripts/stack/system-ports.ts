import type { Settings } from '../../config/settings.ts';
import { requireFreePorts, type WantedPort } from './ports.ts';

/** Ports that this start will open; those of parts that an outside one replaces are left alone. */
export function requireSystemPorts(settings: Settings): Promise<void> {
  const wanted: WantedPort[] = [
    { port: settings.httpPort, host: settings.httpHost, setting: 'DUELINE_HTTP_PORT', use: 'the API' },
  ];
  const local = (port: number, setting: string, use: string) =>
    wanted.push({ port, host: '127.0.0.1', setting, use });
  if (settings.temporalAddress === undefined) {
    local(settings.temporalPort, 'DUELINE_TEMPORAL_PORT', 'Temporal');
    local(settings.temporalUiPort, 'DUELINE_TEMPORAL_UI_PORT', 'the Temporal Web UI');
  }
  if (settings.databaseUrl === undefined) local(settings.postgresPort, 'DUELINE_POSTGRES_PORT', 'Postgres');
  if (settings.metricsPort !== undefined)
    local(settings.metricsPort, 'DUELINE_METRICS_PORT', "the worker's metrics");
  return requireFreePorts(wanted);
}
