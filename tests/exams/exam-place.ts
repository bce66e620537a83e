/** Where an exam finds what it needs: a Postgres database of its own, the `temporal` program, a folder to leave things in. */
export interface ExamPlace {
  databaseUrl: string;
  temporalProgram: string;
  folder: string;
  port: number;
}
