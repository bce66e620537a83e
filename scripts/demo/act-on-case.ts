import type { CaseCommandName } from '../../domain/cases/case-inputs.ts';
import { dayAfter } from './calendar-day.ts';
import { type CaseScene, caseInputs } from './case-inputs.ts';
import { type CaseTaskView, type OrderPort, type OrderView, type Person, Refused } from './order-port.ts';

/** An act of a person on a case of the order. */
export interface CaseAct {
  person: Person;
  task: CaseTaskView;
}

/**
 * Does the first task of the order's open cases; undefined when none waits, or somebody was faster. Throws when the
 * product refuses, or when the demo does not know what to enter.
 */
export async function actOnCase(
  theatre: { port: OrderPort; people: readonly Person[]; now(): Date },
  order: OrderView,
): Promise<CaseAct | undefined> {
  const { port, people, now } = theatre;
  const [task] = await port.caseTasks(order.orderId);
  if (task === undefined) return undefined;
  const person = performerOf(task, people);
  const input = inputFor(task.command)({ task, order, people, day: (inDays) => dayAfter(now(), inDays) });
  try {
    await port.giveToCase(person, task, input);
  } catch (error) {
    if (error instanceof Refused && error.code === 'version-moved') return undefined;
    throw error;
  }
  return { person, task };
}

function performerOf({ assignedTo, roles, caseNumber }: CaseTaskView, people: readonly Person[]): Person {
  const holders = roles.flatMap((role) => people.filter((each) => each.roles.includes(role)));
  const person = people.find(({ personId }) => personId === assignedTo) ?? holders[0];
  if (person === undefined)
    throw new Error(`Nobody in the company is ${roles.join(' or ')}, as case ${caseNumber} asks.`);
  return person;
}

function inputFor(command: CaseCommandName): (scene: CaseScene) => object {
  const inputs: Partial<Record<CaseCommandName, (scene: CaseScene) => object>> = caseInputs;
  const found = inputs[command];
  if (found === undefined) throw new Error(`The demo does not know what to enter for ${command}.`);
  return found;
}
