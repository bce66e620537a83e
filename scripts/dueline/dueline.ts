import { runDueline } from './run.ts';

/** `npm run -s dueline -- COMMAND`: due instants, calendars, policies, changes, clocks, dead letters and reports. */
process.exitCode = await runDueline(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
