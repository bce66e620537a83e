import { inspect } from 'node:util';
import { systemClock } from '../config/clock.ts';
import { readSettings } from '../config/settings.ts';
import { type Guardian, startGuardian } from './stack/guardian-client.ts';
import { findLauncher, watchLauncher } from './stack/launcher.ts';
import { endLeftovers } from './stack/leftovers.ts';
import { createProgress } from './stack/progress.ts';
import { lockDataDir } from './stack/start-lock.ts';
import { startSystem } from './stack/system.ts';
import { requireSystemPorts } from './stack/system-ports.ts';
import { describeSystem } from './stack/system-report.ts';

/** Starts everything and stays until a signal, the end of its launcher or a failure. Gives the exit code. */
async function run(): Promise<number> {
  const settings = readSettings(process.env);
  const progress = createProgress(console.log);
  const launcher = findLauncher(process.env);
  const stopAsked = untilAsked(launcher);

  console.log(`Dueline is starting; its data is in ${settings.dataDir}`);
  const claim = {
    since: systemClock.now().toISOString(),
    url: settings.publicUrl,
    ...(launcher && { launcher }),
  };
  const unlock = await Promise.race([lockDataDir(settings.dataDir, claim, progress.say), stopAsked]);
  if (typeof unlock === 'string') return 0;
  let guardian: Guardian | undefined;
  try {
    await endLeftovers(settings.dataDir, progress.say);
    await requireSystemPorts(settings);
    guardian = await startGuardian(settings.dataDir);
    const lost = untilLost(guardian);
    const system = await Promise.race([
      startSystem(guardian, settings, process.env, progress),
      stopAsked,
      lost,
    ]);
    if (typeof system === 'object') {
      console.log(['Dueline is ready', ...describeSystem(system, settings.dataDir)].join('\n'));
      console.log('Stop it with Ctrl-C.');
      reportEnds(guardian);
    }
    const reason = typeof system === 'object' ? await Promise.race([stopAsked, lost]) : system;
    console.log(`Dueline is stopping: ${reason}`);
    return reason === guardianLost ? 1 : 0;
  } finally {
    await guardian?.close();
    await endLeftovers(settings.dataDir, progress.say);
    unlock();
  }
}

const guardianLost = 'the process that guards its parts was killed';

/** Resolves with the reason when someone wants the end; further signals change nothing, as every wait has a limit. */
function untilAsked(launcher: ReturnType<typeof findLauncher>): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
    watchLauncher(launcher, () => resolve('the npm that started it is gone'));
  });
}

function untilLost(guardian: Guardian): Promise<string> {
  return new Promise((resolve) => guardian.onLost(() => resolve(guardianLost)));
}

function reportEnds(guardian: Guardian): void {
  guardian.onProgramEnd(({ name, asked, how }) => {
    if (!asked) console.log(`  ${name} ended (${how}) and is started again`);
  });
}

try {
  process.exitCode = await run();
} catch (error) {
  // A sentence for the person where one was written; anything else is a fault of ours and shows where it is.
  const ours = error instanceof Error && ['Error', 'SettingsError'].includes(error.name);
  console.error(`Dueline did not start. ${ours ? error.message : inspect(error)}`);
  process.exitCode = 1;
}
process.exit();
