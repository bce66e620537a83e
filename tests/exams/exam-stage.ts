import { Client, Connection } from '@temporalio/client';
import { connectDatabase, type Database } from '../../db/connect.ts';
import { prepareDatabase, prepareEngine, prepareSampleCompany } from '../../scripts/stack/prepare.ts';
import { type CurrentRules, currentRules } from '../support/current-rules.ts';
import type { ExamPlace } from './exam-place.ts';
import { stockExamProduct } from './exam-product.ts';
import { type MortalProgram, mortalServer, productProcess } from './exam-programs.ts';
import { serving } from './serving.ts';

/** Engine and workers as processes that can be killed, and the clients of both stores. */
export interface ExamStage {
  client: Client;
  database: Database;
  rules: CurrentRules;
  server: MortalProgram;
  workers: MortalProgram[];
  taskQueue: string;
  /** What a process of the product needs to find this engine and this database. */
  environment: Record<string, string>;
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
  const environment = {
    DATABASE_URL: place.databaseUrl,
    TEMPORAL_ADDRESS: address,
    DUELINE_TASK_QUEUE: taskQueue,
    DUELINE_DATA_DIR: place.folder,
    DUELINE_LOG_LEVEL: 'error',
  };
  const programs = Array.from({ length: workers }, (_, index) =>
    productProcess({
      file: 'worker.ts',
      name: `worker-${index + 1}`,
      folder: place.folder,
      env: environment,
    }),
  );
  for (const program of programs) program.start();
  return {
    client: new Client({ connection }),
    database,
    rules: await currentRules(database),
    server,
    workers: programs,
    taskQueue,
    environment,
    async close() {
      await Promise.all(programs.map((program) => program.end()));
      await connection.close();
      await server.end();
      await database.close();
    },
  };
}
