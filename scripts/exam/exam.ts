import { IllegalStateError } from '@temporalio/common';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { Command, InvalidArgumentError } from 'commander';
import { systemClock } from '../../config/clock.ts';
import { allExams } from '../../tests/exams/all-exams.ts';
import type { ExamOptions, ExamResult } from '../../tests/exams/exam-result.ts';
import { openExamHall } from './exam-hall.ts';

interface Options {
  short?: true;
  json?: true;
  seed: number;
}

const known = Object.keys(allExams);

/** `npm run exam -- R5 R6`: takes exams one after the other on servers of their own. Fails when one is failed. */
async function main(names: readonly string[], { short, json, seed }: Options): Promise<void> {
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  quieten();
  const hall = await openExamHall();
  try {
    for (const name of names) {
      const exam = allExams[name];
      if (exam === undefined) throw new InvalidArgumentError(unknownExam(name));
      const options: ExamOptions = {
        scale: short ? 'short' : 'full',
        seed,
        log: (line) => log(`${name} ${line}`),
      };
      log(`${name} begins, ${options.scale} form, seed ${seed}`);
      const began = systemClock.now().getTime();
      const result = await exam(await hall.place(name), options);
      const seconds = Math.round((systemClock.now().getTime() - began) / 1_000);
      process.stdout.write(json ? `${JSON.stringify({ ...result, seconds })}\n` : report(result, seconds));
      if (!result.passed) process.exitCode = 1;
    }
  } finally {
    await hall.close();
  }
}

/** What an exam is built on may have done it already. */
function quieten(): void {
  try {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
  } catch (error) {
    if (!(error instanceof IllegalStateError)) throw error;
  }
}

function report({ id, scale, seed, passed, figures, differences }: ExamResult, seconds: number): string {
  const lines = [
    `${id} ${passed ? 'passed' : 'FAILED'} (${scale} form, seed ${seed}, ${seconds} s)`,
    ...Object.entries(figures).map(([name, value]) => `  ${name}: ${Math.round(value * 100) / 100}`),
    ...differences.map((difference) => `  ! ${difference}`),
  ];
  return `${lines.join('\n')}\n`;
}

function examName(name: string, before: string[] = []): string[] {
  if (allExams[name] === undefined) throw new InvalidArgumentError(unknownExam(name));
  return [...before, name];
}

function unknownExam(name: string): string {
  return `There is no exam ${name}. The exams are ${known.join(', ')}.`;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A seed is a whole number.');
  return Number(text);
}

const program = new Command('exam')
  .description('Take exams on real servers: faults, deadlines, wrong clocks. Prints seed and figures.')
  .argument('<names...>', `exams to take: ${known.join(', ')}`, examName)
  .option('--short', 'the short form that the tests run')
  .option('--seed <number>', 'the same seed makes the same choices', wholeNumber, 1)
  .option('--json', 'one JSON object for each exam')
  .action(async (names: string[], options: Options) => await main(names, options));

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
