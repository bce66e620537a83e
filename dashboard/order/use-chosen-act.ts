import { useCallback, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Department } from '../../domain/people/departments.ts';
import type { AvailableCommand, Order } from '../api/orders.ts';
import { type Act, actForTask, actOf, offeredFor } from '../forms/act.ts';

/** What became of the task that the address names (U6). */
export type Wanted = { standing: 'DONE' } | { standing: 'OTHERS'; department: Department };

type Task = Order['tasks'][number];

/**
 * The act whose drawer is open: clicked here, or named by `?task=` in the address. An act keeps the version that the
 * person saw when it was opened, so that a change in between is told and not overridden.
 */
export function useChosenAct(order: Order) {
  const [query, setQuery] = useSearchParams();
  const name = query.get('task') ?? undefined;
  const [chosen, setChosen] = useState<Act | undefined>(undefined);
  const [named, setNamed] = useState(() => lookUp(order, name));
  // Another task is named: looked up in the order as it is now, and then kept.
  if (named.name !== name) setNamed(lookUp(order, name));
  const close = useCallback(() => {
    setChosen(undefined);
    setQuery(
      (current) => {
        current.delete('task');
        return current;
      },
      { replace: true },
    );
  }, [setQuery]);
  const choose = useCallback(
    (offered: AvailableCommand, task?: Task) =>
      setChosen(
        task === undefined ? actOf(order, offered) : (actForTask(order, task) ?? actOf(order, offered)),
      ),
    [order],
  );
  return { act: chosen ?? named.act, choose, close, wanted: named.wanted };
}

interface Named {
  name: string | undefined;
  act?: Act;
  wanted?: Wanted;
}

function lookUp(order: Order, name: string | undefined): Named {
  if (name === undefined) return { name };
  const act = wantedAct(order, name);
  return act === undefined ? { name, wanted: standingOf(order, name) } : { name, act };
}

/** The act that a task id, or the name of a command, asks for. */
function wantedAct(order: Order, name: string): Act | undefined {
  const task = wantedTask(order, name);
  if (task !== undefined) return actForTask(order, task);
  const offered = order.availableCommands.find(({ command }) => command === name);
  return offered && actOf(order, offered);
}

function wantedTask(order: Order, name: string): Task | undefined {
  const byCommand = order.tasks.filter(({ command }) => command === name);
  return (
    order.tasks.find(({ taskId }) => taskId === name) ??
    byCommand.find((task) => offeredFor(order, task) !== undefined) ??
    byCommand[0]
  );
}

function standingOf(order: Order, name: string): Wanted {
  const task = wantedTask(order, name);
  return task === undefined ? { standing: 'DONE' } : { standing: 'OTHERS', department: task.department };
}
