import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { ownChromium } from './own-chromium.ts';

/** Browsers of a machine, used where the bundled one (Linux on x86-64) cannot run. */
const ofTheMachine = [
  process.env['DUELINE_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * A real Chromium without a window, with a Chinese font of its own, so that a page looks the same on every machine.
 * `folder` takes the font's configuration. Close it at the end.
 */
export async function startChromium(folder: string): Promise<Browser> {
  const own = process.platform === 'linux' && process.arch === 'x64';
  const executablePath = own
    ? ownChromium()
    : ofTheMachine.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) {
    throw new Error('No Chromium was found; set DUELINE_CHROMIUM to the path of one');
  }
  return await chromium.launch({
    executablePath,
    args: own ? bundled.args.filter((arg) => arg !== '--single-process') : [],
    headless: true,
    env: { ...definedOf(process.env), FONTCONFIG_FILE: fontConfiguration(folder) },
  });
}

function fontConfiguration(folder: string): string {
  const require = createRequire(import.meta.url);
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  const folders = [join(fonts, '400Regular'), join(fonts, '700Bold'), '/usr/share/fonts'];
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((each) => `<dir>${each}</dir>`),
    `<cachedir>${join(folder, 'font-cache')}</cachedir>`,
    '</fontconfig>',
  ];
  writeFileSync(file, lines.join('\n'));
  return file;
}

function definedOf(env: NodeJS.ProcessEnv): Record<string, string> {
  const given = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return Object.fromEntries(given) as Record<string, string>;
}
