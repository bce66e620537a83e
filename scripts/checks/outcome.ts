/** One thing that a check objects to. */
export interface Finding {
  /** Path from the top of the repository. */
  file: string;
  line?: number;
  message: string;
}

/** What a check came to. It fails when it has findings. */
export interface Outcome {
  findings: readonly Finding[];
  /** What was looked at, in a few words: `214 files`. A check that looked at nothing has a finding that says so. */
  looked: string;
  warnings?: readonly Finding[];
  /** Tests that passed and failed, where the check is a test run. */
  tests?: { passed: number; failed: number };
}

/** A file as the checkers read it; `path` is from the top of the repository. */
export interface SourceFile {
  path: string;
  text: string;
}

/** A finding as one line: `db/commit.ts:12 reads the clock`. */
export function findingText(finding: Finding): string {
  const place = finding.line === undefined ? finding.file : `${finding.file}:${finding.line}`;
  return `${place} ${finding.message}`;
}

/** The outcome of a check over files: its findings, or the complaint that there was nothing to read. */
export function outcomeOver(
  files: readonly SourceFile[],
  find: (file: SourceFile) => readonly Finding[],
): Outcome {
  if (files.length === 0)
    return { findings: [{ file: '.', message: 'no files were read' }], looked: 'nothing' };
  return { findings: files.flatMap((file) => [...find(file)]), looked: `${files.length} files` };
}
