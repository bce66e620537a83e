import type { ExamPlace } from './exam-place.ts';
import { type MortalProgram, productProcess } from './exam-programs.ts';
import type { ExamStage } from './exam-stage.ts';
import { grpcReader } from './grpc-wire.ts';
import { postgresReader, type SentStatement } from './postgres-wire.ts';
import { openGate, type WireGate } from './wire-gate.ts';

/** A worker of its own task queue whose ways to Postgres and to the engine lead through gates. */
export interface GatedWorker {
  taskQueue: string;
  database: WireGate<SentStatement>;
  engine: WireGate<Buffer>;
  /** Starts it; `clockShiftMs` for this life of it. */
  start(clockShiftMs?: number): void;
  kill(): Promise<void>;
  kills(): number;
  end(): Promise<void>;
}

export async function gatedWorker(
  place: ExamPlace,
  stage: ExamStage,
  name: string,
  env: Record<string, string> = {},
): Promise<GatedWorker> {
  const url = new URL(place.databaseUrl);
  const database = await openGate({ host: url.hostname, port: Number(url.port) }, postgresReader);
  const engine = await openGate({ host: '127.0.0.1', port: place.port }, grpcReader);
  url.port = String(database.port);
  const taskQueue = `exam-${name}`;
  const environment = {
    ...stage.environment,
    DATABASE_URL: url.toString(),
    TEMPORAL_ADDRESS: `127.0.0.1:${engine.port}`,
    DUELINE_TASK_QUEUE: taskQueue,
    ...env,
  };
  let program: MortalProgram | undefined;
  let kills = 0;
  return {
    taskQueue,
    database,
    engine,
    start(clockShiftMs) {
      const shift = clockShiftMs === undefined ? {} : { clockShiftMs };
      program = productProcess({
        file: 'worker.ts',
        name: `worker-${name}`,
        folder: place.folder,
        env: environment,
        ...shift,
      });
      program.start();
    },
    async kill() {
      await program?.kill();
      kills += 1;
    },
    kills: () => kills,
    async end() {
      await program?.end();
      await database.close();
      await engine.close();
    },
  };
}
