import type { Api } from './connection.ts';

/** What a program finds around it. */
export interface Surroundings {
  env: Record<string, string | undefined>;
  cwd: string;
  out(text: string): void;
  err(text: string): void;
}

/** What commands work with. */
export interface Terminal {
  /** Folder in which the names of files are looked up: where npm was called, which runs programs elsewhere. */
  folder: string;
  /** The API; looked for only by commands that need it. */
  api(): Api;
  /** Prints the answer as JSON, or the table for people. */
  show(answer: unknown, table: () => string): void;
}
