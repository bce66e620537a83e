import { earliest } from '../../domain/instant.ts';
import { commandTable, kebabName } from '../../domain/order/commands.ts';
import { fittingLots, openCommands } from '../../domain/order/decide.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { suggestedInput } from '../../domain/order/suggested-input.ts';
import type { Task } from '../../domain/order/tasks.ts';
import type { Department } from '../../domain/people/departments.ts';
import { departmentsOf } from '../../domain/people/rights.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import { holdsAny, type RoleHolder } from '../auth/caller.ts';
import { type ActName, commandInputs, inputJsonSchema } from '../inputs/command-inputs.ts';
import type { AvailableCommand } from './work-schema.ts';

/** Path under which a command is given to an order. */
export function commandPath(orderId: string, name: CommandName): string {
  return `/v1/orders/${orderId}/commands/${kebabName(name)}`;
}

/** The commands that the caller can give to the order now, one for each lot that it fits. */
export function availableCommands(
  state: OrderState,
  tasks: readonly Task[],
  caller: RoleHolder,
  policy: PolicyValues,
): AvailableCommand[] {
  return openCommands(state)
    .filter((name): name is ActName => Object.hasOwn(commandInputs, name))
    .flatMap((name) => subjects(state, name).map((lotId) => ({ name, lotId })))
    .filter(({ name, lotId }) => isFor(caller, name, tasksOf(tasks, name, lotId)))
    .map(({ name, lotId }) => {
      const { zh, en } = commandTable[name];
      const schema = inputJsonSchema(name);
      const asking = tasksOf(tasks, name, lotId).filter((task) => holdsAny(caller, task.roles));
      return {
        command: name,
        path: commandPath(state.orderId, name),
        title: { zh, en },
        ...(lotId === undefined ? {} : { lotId }),
        schema,
        suggested: {
          ...ownDepartment(name, schema, caller),
          ...suggestedInput(state, name, fieldsOf(schema), { lotId, tasks: asking, policy }),
        },
        dueAt: soonestDue(state, tasksOf(tasks, name, lotId)),
      };
    });
}

/** The due instant of a task: its clock's, unless that stands still. */
export function taskDue(state: OrderState, task: Task): string | null {
  const clock = state.clocks.find((each) => each.clockId === task.clockId);
  return clock?.pausedAt === undefined ? (clock?.due ?? null) : null;
}

function fieldsOf(schema: Record<string, unknown>): string[] {
  return Object.keys(Object(schema['properties']));
}

/** A department speaks for itself alone: who belongs to one of those that a command knows begins with it (TRACK-03). */
function ownDepartment(
  name: CommandName,
  schema: Record<string, unknown>,
  caller: RoleHolder,
): { department?: Department } {
  if (commandTable[name].rolesFor === undefined) return {};
  const { enum: known } = Object(Object(schema['properties'])['department']) as { enum?: readonly string[] };
  const [own, ...others] = departmentsOf(caller.roles).filter((each) => known?.includes(each));
  return own === undefined || others.length > 0 ? {} : { department: own };
}

function subjects(state: OrderState, name: CommandName): (string | undefined)[] {
  return commandTable[name].subject === 'lot' ? fittingLots(state, name) : [undefined];
}

function tasksOf(tasks: readonly Task[], name: CommandName, lotId: string | undefined): Task[] {
  return tasks.filter((task) => task.command === name && task.lotId === lotId);
}

/** Where tasks narrow a command to departments, their roles decide; else the command's own. */
function isFor(caller: RoleHolder, name: CommandName, tasks: readonly Task[]): boolean {
  if (!holdsAny(caller, commandTable[name].roles)) return false;
  const narrowed = commandTable[name].rolesFor !== undefined && tasks.length > 0;
  return !narrowed || tasks.some((task) => holdsAny(caller, task.roles));
}

function soonestDue(state: OrderState, tasks: readonly Task[]): string | null {
  return earliest(tasks.flatMap((task) => taskDue(state, task) ?? [])) ?? null;
}
