import { refuse } from '../errors.ts';

/** Refuses a command whose giver saw another version than the last that a person or policy made (I9); a rung moves none. */
export function guardSeenVersion(
  expected: number | undefined,
  { actVersion, version }: { actVersion: number; version: number },
  what: 'order' | 'case',
): void {
  if (expected === undefined || (expected >= actVersion && expected <= version)) return;
  const isOrder = what === 'order';
  refuse(
    'version-moved',
    isOrder
      ? `You saw version ${expected}; the order is at ${version}.`
      : `You saw version ${expected}; the case is at ${version}.`,
  );
}
