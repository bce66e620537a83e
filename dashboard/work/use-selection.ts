import { useMemo, useState } from 'react';
import { keyOf, type Task } from './tasks.ts';

/** Tasks that one request may name. */
const mostTargets = 200;

/** Tasks that are chosen to be done together: all of one command. */
export function useSelection(tasks: readonly Task[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // A task that somebody else did meanwhile is no longer there to be chosen. Keys are made once for a list of thousands.
  const byKey = useMemo(() => new Map(tasks.map((task) => [keyOf(task), task])), [tasks]);
  const selected = useMemo(() => [...chosen].flatMap((key) => byKey.get(key) ?? []), [chosen, byKey]);
  const command = selected[0]?.command;
  const alike = useMemo(() => countByCommand(tasks), [tasks]);
  const fits = (task: Task) =>
    task.mine && (command === undefined || task.command === command || chosen.has(keyOf(task)));
  const toggle = (task: Task) => {
    if (!fits(task)) return;
    const next = new Set(selected.map(keyOf));
    if (!next.delete(keyOf(task)) && next.size < mostTargets) next.add(keyOf(task));
    setChosen(next);
  };
  /** All tasks of the list with the command that is chosen. */
  const selectAll = (wanted = command) => {
    const same = tasks.filter((task) => task.mine && task.command === wanted);
    setChosen(new Set(same.slice(0, mostTargets).map(keyOf)));
  };
  const keep = (keys: Iterable<string>) => setChosen(new Set(keys));
  /** How many tasks of the list have the command that is chosen. */
  const alikeCount = command === undefined ? 0 : (alike.get(command) ?? 0);
  return {
    selected,
    command,
    alikeCount,
    has: (task: Task) => chosen.has(keyOf(task)),
    fits,
    toggle,
    selectAll,
    keep,
  };
}

function countByCommand(tasks: readonly Task[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { mine, command } of tasks) if (mine) counts.set(command, (counts.get(command) ?? 0) + 1);
  return counts;
}

export type Selection = ReturnType<typeof useSelection>;
