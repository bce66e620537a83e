import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findClockReads } from './clock-reads.ts';
import { findBrokenCodeRules } from './code-rules.ts';
import { checkDocuments, documents } from './documents.ts';
import { checkFileLengths } from './file-length.ts';
import { checkFolderReadmes } from './folder-readmes.ts';
import { findLocalTraces } from './local-traces.ts';
import { type Outcome, outcomeOver, type SourceFile } from './outcome.ts';
import { isSource } from './repository-files.ts';
import { checkRequirements } from './requirement-check.ts';
import { findSqlClockReads } from './sql-clock-reads.ts';
import { outcomeOfTests, readReport, runTests, type TestReport } from './test-report.ts';
import {
  checkDeadCode,
  checkFormat,
  checkImports,
  checkLint,
  checkSchemaDrift,
  checkTypes,
} from './tool-checks.ts';

/** What the steps work on, and what the test run leaves for the steps after it. */
export interface CheckContext {
  root: string;
  files: readonly SourceFile[];
  /** A JSON report of vitest to use in place of a run of its own. */
  reportPath?: string;
  report?: TestReport;
}

/** One step of `npm run check`. */
export interface Step {
  name: string;
  run: (context: CheckContext) => Promise<Outcome> | Outcome;
}

const sources = (context: CheckContext): SourceFile[] => context.files.filter(isSource);

/** Everything that CI checks, cheap steps first; the requirement table needs the test run's report. */
export const steps: readonly Step[] = [
  { name: 'format', run: ({ root }) => checkFormat(root) },
  { name: 'lint', run: ({ root }) => checkLint(root) },
  { name: 'clock reads', run: (context) => outcomeOver(sources(context), findClockReads) },
  { name: 'clock reads in SQL', run: ({ files }) => outcomeOver(files, findSqlClockReads) },
  { name: 'code rules', run: (context) => outcomeOver(sources(context), findBrokenCodeRules) },
  { name: 'file length', run: (context) => checkFileLengths(sources(context)) },
  { name: 'stands alone', run: ({ files }) => outcomeOver(files, findLocalTraces) },
  { name: 'folder READMEs', run: ({ files }) => checkFolderReadmes(files) },
  { name: 'types', run: ({ root }) => checkTypes(root) },
  { name: 'types of the page', run: ({ root }) => checkTypes(root, 'dashboard') },
  { name: 'import rules', run: ({ root }) => checkImports(root, codeIn(root)) },
  { name: 'dead code', run: ({ root }) => checkDeadCode(root) },
  { name: 'schema drift', run: ({ root }) => checkSchemaDrift(root) },
  { name: 'generated documents', run: ({ root }) => checkDocuments(root, documents) },
  { name: 'tests', run: checkTests },
  { name: 'requirements', run: ({ root, files, report }) => checkRequirements(root, files, report) },
];

/** Folders and files of code that are there. */
function codeIn(root: string): string[] {
  const all = [
    'domain',
    'workflows',
    'activities',
    'api',
    'db',
    'notices',
    'config',
    'scripts',
    'tests',
    'bench',
    'dashboard',
  ];
  return [...all, 'examples', 'server.ts', 'worker.ts'].filter((path) => existsSync(join(root, path)));
}

async function checkTests(context: CheckContext): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'dueline-check-'));
  try {
    const path = context.reportPath ?? join(folder, 'tests.json');
    if (context.reportPath === undefined) await runTests(context.root, path);
    if (!existsSync(path)) {
      const message = 'the test run left no report; run `npm test` to see why';
      return { findings: [{ file: 'tests', message }], looked: 'nothing', tests: { passed: 0, failed: 1 } };
    }
    context.report = readReport(path);
    return outcomeOfTests(context.report, context.root);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
