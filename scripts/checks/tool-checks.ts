import type { Finding, Outcome } from './outcome.ts';
import { runTool, type ToolRun } from './run-tool.ts';

/** Format and the formatter's own lint rules; its warnings count too. */
export async function checkFormat(root: string): Promise<Outcome> {
  const run = await runTool(
    'biome',
    ['ci', '--colors=off', '--reporter=json', '--max-diagnostics=none', '.'],
    root,
  );
  const report = parsed<FormatReport>(run);
  if (report === undefined) return outcomeOf({ ...run, code: 1 }, 0, 'files');
  const findings = report.diagnostics.map(({ category, location, message }): Finding => {
    const line = location?.start?.line ?? 0;
    const text = `${message} ${category ?? ''}`.trim();
    return { file: location?.path ?? '.', ...(line === 0 ? {} : { line }), message: text };
  });
  const count = report.summary.changed + report.summary.unchanged;
  return { findings: [...findings, ...nothingRead(count)], looked: `${count} files` };
}

/** Lint rules that need types: promises nobody awaits, switches that miss a case, assertions that change nothing. */
export async function checkLint(root: string): Promise<Outcome> {
  const run = await runTool('oxlint', ['--type-aware', '--format=json', '.'], root);
  const report = parsed<LintReport>(run);
  if (report === undefined) return outcomeOf({ ...run, code: 1 }, 0, 'files');
  const findings = report.diagnostics.map((diagnostic): Finding => {
    const line = diagnostic.labels?.[0]?.span?.line;
    const message = `${diagnostic.message} ${diagnostic.code ?? ''}`.trim();
    return { file: diagnostic.filename ?? '.', ...(line === undefined ? {} : { line }), message };
  });
  return {
    findings: [...findings, ...nothingRead(report.number_of_files)],
    looked: `${report.number_of_files} files`,
  };
}

/** The compiler, over one of the projects: the product, or its page, whose code is read as a browser's. */
export async function checkTypes(root: string, project: '.' | 'dashboard' = '.'): Promise<Outcome> {
  const run = await runTool('tsc', ['--noEmit', '-p', project, '--pretty', 'false', '--listFiles'], root);
  const lines = run.output.split('\n');
  const files = lines.filter((line) => line.startsWith('/') && !line.includes('/node_modules/')).length;
  const complaints = lines.filter((line) => !line.startsWith('/')).join('\n');
  return outcomeOf({ ...run, output: complaints }, files, 'files');
}

/** The import rules of `.dependency-cruiser.mjs` over the given files and folders. */
export async function checkImports(root: string, folders: readonly string[]): Promise<Outcome> {
  const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders];
  const run = await runTool('depcruise', args, root);
  const report = parsed<{ summary: ImportSummary }>(run);
  if (report === undefined) return outcomeOf({ ...run, code: 1 }, 0, 'modules');
  const { totalCruised, violations } = report.summary;
  const findings = violations.map(({ from, to, rule, cycle }): Finding => {
    const path = cycle?.map((step) => step.name).join(' -> ') ?? to;
    return { file: from, message: `imports ${path} (${rule.name})` };
  });
  return { findings: [...findings, ...nothingRead(totalCruised)], looked: `${totalCruised} modules` };
}

/** Files, exports and packages that nothing uses. */
export async function checkDeadCode(root: string): Promise<Outcome> {
  const run = await runTool('knip', ['--no-progress', '--no-config-hints'], root);
  return outcomeOf(run, 1, 'project');
}

/** The schema in code against the committed migrations and snapshot. */
export async function checkSchemaDrift(root: string): Promise<Outcome> {
  const run = await runTool('node', ['scripts/checks/schema-drift.ts'], root);
  return outcomeOf(run, 1, 'schema');
}

interface FormatReport {
  summary: { changed: number; unchanged: number };
  diagnostics: {
    message: string;
    category?: string;
    location?: { path?: string; start?: { line?: number } };
  }[];
}

interface LintReport {
  number_of_files: number;
  diagnostics: {
    message: string;
    code?: string;
    filename?: string;
    labels?: { span?: { line?: number } }[];
  }[];
}

interface ImportSummary {
  totalCruised: number;
  violations: { from: string; to: string; rule: { name: string }; cycle?: { name: string }[] }[];
}

/** The object of JSON that the tool wrote, whatever stands around it; undefined when there is none. */
function parsed<Report>(run: ToolRun): Report | undefined {
  try {
    return JSON.parse(/\{[\s\S]*\}/.exec(run.stdout)?.[0] ?? '') as Report;
  } catch {
    return undefined;
  }
}

/** A run judged by its exit code: every line that it wrote is a finding. */
function outcomeOf(run: ToolRun, count: number, unit: string): Outcome {
  const lines = run.output.split('\n').filter((line) => line.trim() !== '');
  const told = run.code === 0 ? [] : lines.map((message) => ({ file: '', message }));
  const silent =
    run.code !== 0 && told.length === 0 ? [{ file: '', message: `ended with code ${run.code}` }] : [];
  return {
    findings: [...told, ...silent, ...(run.code === 0 ? nothingRead(count) : [])],
    looked: `${count} ${unit}`,
  };
}

/** A tool that read nothing finds nothing, which is no proof of anything. */
function nothingRead(count: number): Finding[] {
  return count > 0 ? [] : [{ file: '.', message: 'nothing was read' }];
}
