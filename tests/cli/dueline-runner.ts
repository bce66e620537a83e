import { runDueline } from '../../scripts/dueline/run.ts';

/** What a command line came to. */
export interface Ended {
  code: number;
  out: string;
  err: string;
  /** Standard output as the one JSON document that it must be. */
  json(): Record<string, unknown>;
}

/** Runs the command line in this process, with nothing around it but what is given. */
export async function dueline(
  words: readonly string[],
  env: Record<string, string | undefined>,
  cwd = '.',
): Promise<Ended> {
  const written = { out: '', err: '' };
  const code = await runDueline(words, {
    env,
    cwd,
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
  });
  return { code, ...written, json: () => JSON.parse(written.out) as Record<string, unknown> };
}
