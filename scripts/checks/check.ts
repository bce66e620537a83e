import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { systemClock } from '../../config/clock.ts';
import { findingText, type Outcome } from './outcome.ts';
import { repositoryFiles, repositoryRoot } from './repository-files.ts';
import { type CheckContext, type Step, steps } from './steps.ts';

// `npm run check`: every check of CI, one line each, then what they found.
//   --only NAME[,NAME]   these steps alone
//   --report FILE        judge this JSON report of vitest instead of running the tests
//   --totals FILE        write `N passed, N failed` there: one for each test and for each other step

const shownFindings = 40;

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, report: { type: 'string' }, totals: { type: 'string' } },
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function wantedSteps(): readonly Step[] {
  const names = options.only?.split(',');
  const unknown = names?.filter((name) => !steps.some((step) => step.name === name)) ?? [];
  if (unknown.length > 0) {
    throw new Error(
      `no such step: ${unknown.join(', ')}; steps: ${steps.map((step) => step.name).join(', ')}`,
    );
  }
  return names === undefined ? steps : steps.filter((step) => names.includes(step.name));
}

/** A step that breaks down has found that it broke down. */
async function outcomeOf(step: Step, context: CheckContext): Promise<Outcome> {
  try {
    return await step.run(context);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { findings: [{ file: '', message: `the check itself failed: ${message}` }], looked: 'nothing' };
  }
}

function sayOutcome(name: string, outcome: Outcome, seconds: number): void {
  const { findings, warnings = [], looked } = outcome;
  const verdict = findings.length === 0 ? 'ok  ' : 'FAIL';
  const notes = warnings.length === 0 ? '' : `, ${warnings.length} warnings`;
  say(`${verdict}  ${name.padEnd(20)}  ${seconds.toFixed(1).padStart(6)} s  ${looked}${notes}`);
  for (const finding of findings.slice(0, shownFindings)) say(`      ${findingText(finding).trim()}`);
  if (findings.length > shownFindings) say(`      ... and ${findings.length - shownFindings} more`);
  for (const warning of warnings) say(`      warning: ${findingText(warning)}`);
}

const context: CheckContext = {
  root: repositoryRoot,
  files: await repositoryFiles(),
  ...(options.report === undefined ? {} : { reportPath: options.report }),
};
const failedSteps: string[] = [];
let passed = 0;
let failed = 0;
for (const step of wantedSteps()) {
  const startedAt = systemClock.now().getTime();
  const outcome = await outcomeOf(step, context);
  sayOutcome(step.name, outcome, (systemClock.now().getTime() - startedAt) / 1000);
  const good = outcome.findings.length === 0;
  if (!good) failedSteps.push(step.name);
  passed += outcome.tests?.passed ?? (good ? 1 : 0);
  failed += outcome.tests?.failed ?? (good ? 0 : 1);
}
say(failedSteps.length === 0 ? 'Every check is in order.' : `Not in order: ${failedSteps.join(', ')}.`);
if (options.totals !== undefined) writeFileSync(options.totals, `${passed} passed, ${failed} failed\n`);
process.exitCode = failedSteps.length === 0 ? 0 : 1;
