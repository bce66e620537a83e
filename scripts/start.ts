import { enableCompileCache } from 'node:module';
import { inspect } from 'node:util';
import { systemClock } from '../config/clock.ts';
import { readSettings } from '../config/settings.ts';
import { compileCache } from './stack/compile-cache.ts';
import { type Guardian, startGuardian } from './stack/guardian-client.ts';
import { findLauncher, watchLauncher } from './stack/launcher.ts';
import { endLeftovers } from './stack/leftovers.ts';
import { createProgress } from './stack/progress.ts';
import { lockDataDir } from './stack/start-lock.ts';
import { requireSystemPorts } from './stack/system-ports.ts';
import { describeSystem } from './stack/system-report.ts';

/** Why a start comes to its end. */
interface Ending {
  why: string;
  exitCode: number;
}

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
  if (typeof unlock === 'object') return unlock.exitCode;
  let guardian: Guardian | undefined;
  try {
    await endLeftovers(settings.dataDir, progress.say);
    await requireSystemPorts(settings);
    guardian = await startGuardian(settings.dataDir);
    const lost = untilLost(guardian);
    // Loaded only now, so that a start that is refused says so at once.
    enableCompileCache(compileCache(settings.dataDir));
    const { startSystem } = await import('./stack/system.ts');
    const system = await Promise.race([
      startSystem(guardian, settings, process.env, progress),
      stopAsked,
      lost,
    ]);
    let ending: Ending;
    if ('exitCode' in system) ending = system;
    else {
      console.log(['Dueline is ready', ...describeSystem(system, settings.dataDir)].join('\n'));
      console.log('Stop it with Ctrl-C.');
      reportEnds(guardian);
      ending = await Promise.race([stopAsked, lost]);
    }
    progress.end();
    console.log(`Dueline is stopping: ${ending.why}`);
    return ending.exitCode;
  } finally {
    await guardian?.close();
    await endLeftovers(settings.dataDir, console.log);
    unlock();
  }
}

/**
 * Resolves when someone wants the end or something unforeseen happens. Further signals change nothing, as every wait
 * has a limit; and a client that stumbles over a part being stopped does not spoil the stop.
 */
function untilAsked(launcher: ReturnType<typeof findLauncher>): Promise<Ending> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve({ why: signal, exitCode: 0 }));
    process.on('uncaughtException', (error) => resolve({ why: inspect(error), exitCode: 1 }));
    watchLauncher(launcher, () => resolve({ why: 'the npm that started it is gone', exitCode: 0 }));
  });
}

function untilLost(guardian: Guardian): Promise<Ending> {
  return new Promise((resolve) => {
    guardian.onLost(() => resolve({ why: 'the process that guards its parts was killed', exitCode: 1 }));
  });
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
