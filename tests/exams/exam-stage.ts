import { Client, Connection } from '@temporalio/client';
import { connectDatabase, type Database } from '../../db/connect.ts';
import { prepareDatabase, prepareEngine, prepareSampleCompany } from '../../scripts/stack/prepare.ts';
import { type CurrentRules, currentRules } from '../support/current-rules.ts';
import { stockExamProduct } from './exam-product.ts';
import { type MortalProgram, mortalServer, mortalWorker } from './exam-programs.ts';
import { serving } from './serving.ts';

/** Where an exam finds what it needs: a Postgres of its own, the `temporal` program, a folder to leave things in. */
export interface ExamPlace {
  databaseUrl: string;
  temporalProgram: string;
  folder: string;
  port: number;
}

/** Engine and workers as processes that can be killed, and the clients of both stores. */
export interface ExamStage {
  client: Client;
  database: Database;
  rules: CurrentRules;
  server: MortalProgram;
  workers: MortalProgram[];
  taskQueue: string;
  close(): Promise<void>;
}

/** Starts a Temporal server on a file and `workers` worker processes against an empty, migrated database. */
export async function setUpExam(place: ExamPlace, workers: number): Promise<ExamStage> {
  await prepareDatabase(place.databaseUrl);
  await prepareSampleCompany(place.databaseUrl);
  const database = connectDatabase(place.databaseUrl);
  await stockExamProduct(database);
  const address = `127.0.0.1:${place.port}`;
  const server = mortalServer(place.temporalProgram, place.folder, place.port);
  server.start();
  await serving(address);
  const connection = await Connection.connect({ address });
  await prepareEngine(connection, 'default', 30);
  const taskQueue = 'exam';
  const env = {
    DATABASE_URL: place.databaseUrl,
    TEMPORAL_ADDRESS: address,
    DUELINE_TASK_QUEUE: taskQueue,
    DUELINE_DATA_DIR: place.folder,
    DUELINE_LOG_LEVEL: 'error',
  };
  const programs = Array.from({ length: workers }, (_, index) =>
    mortalWorker(env, place.folder, `worker-${index + 1}`),
  );
  for (const program of programs) program.start();
  return {
    client: new Client({ connection }),
    database,
    rules: await currentRules(database),
    server,
    workers: programs,
    taskQueue,
    async close() {
      await Promise.all(programs.map((program) => program.end()));
      await connection.close();
      await server.end();
      await database.close();
    },
  };
}
