import type { Act } from './act.ts';
import { fieldsOf, type Values } from './schema.ts';

const prefix = 'dueline.last.';

/** What this person entered last time where it is usually the same again, such as the version of a standard. */
export function rememberedFor(personId: string, act: Act): Values {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(personId, act)) ?? '{}') as Values;
    return picked(act, kept);
  } catch {
    return {};
  }
}

/** Keeps what is worth keeping of an act that succeeded. */
export function remember(personId: string, act: Act, values: Values): void {
  const kept = picked(act, values);
  if (Object.keys(kept).length > 0) localStorage.setItem(nameOf(personId, act), JSON.stringify(kept));
}

/** The fields that the API marks as usually the same, those that hold a text. */
function picked(act: Act, values: Values): Values {
  const names = fieldsOf(act.schema).flatMap(({ name, field }) => (field['x-remember'] ? [name] : []));
  const given = names.flatMap((name) => {
    const value = values[name];
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(given);
}

function nameOf(personId: string, { command }: Act): string {
  return `${prefix}${personId}.${command}`;
}
