import type { Scene } from './default-inputs.ts';

const pattern = /^\{(?:day\+(?<days>\d+)|paper:(?<prefix>[A-Z]+))\}$/;

/** The input with its placeholders filled: `{day+15}`, `{paper:SK}`; all else as it is. */
export function filled(value: unknown, scene: Pick<Scene, 'day' | 'paper'>): unknown {
  if (typeof value === 'string') return filledText(value, scene);
  if (Array.isArray(value)) return value.map((each) => filled(each, scene));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, scene)]));
}

function filledText(text: string, scene: Pick<Scene, 'day' | 'paper'>): string {
  const { days, prefix } = pattern.exec(text)?.groups ?? {};
  if (days !== undefined) return scene.day(Number(days));
  return prefix === undefined ? text : scene.paper(prefix);
}
