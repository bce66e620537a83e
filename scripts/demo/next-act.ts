import { commandTable } from '../../domain/order/commands.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import { type Role, roles } from '../../domain/people/roles.ts';
import { dayAfter, timeOn } from './calendar-day.ts';
import { defaultInputs, type Scene, unhurried } from './default-inputs.ts';
import type { Act, LotView, OrderView, TaskView } from './order-port.ts';
import { filled } from './placeholders.ts';
import type { ScenarioAct } from './scenario.ts';

/** The next thing a person does, and whose it is. */
export interface NextAct {
  act: Act;
  roles: readonly Role[];
  /** The line of the scenario that asked for it, if one did. */
  scripted?: ScenarioAct;
}

/** The present of a run, for dates and the numbers of papers. */
export interface Present {
  name: string;
  run: string;
  papers: number;
  now(): Date;
}

/** What the first open task asks for, or what the scenario puts before it; nothing while no task is open. */
export function nextAct(
  order: OrderView,
  script: readonly ScenarioAct[],
  present: Present,
): NextAct | undefined {
  const [task] = order.tasks.toSorted((a, b) => urgency(a) - urgency(b));
  if (task === undefined) return undefined;
  const scene = sceneOf(order, task, present);
  const scripted = script.find((each) => (each.before ?? each.command) === task.command);
  const command = scripted?.command ?? task.command;
  const input = { ...defaultInput(command, scene), ...(filled(scripted?.input ?? {}, scene) as object) };
  return {
    act: {
      command,
      input,
      expectedVersion: order.version,
      ...(task.lotId && commandTable[command].subject === 'lot' ? { lotId: task.lotId } : {}),
    },
    roles: scripted?.by === undefined ? rolesFor(command, task) : [scripted.by],
    ...(scripted === undefined ? {} : { scripted }),
  };
}

/** People do what is due soonest; the archive waits until nothing else is open. */
function urgency({ command, dueAt, lotId }: TaskView): number {
  if (unhurried.includes(command)) return Number.POSITIVE_INFINITY;
  if (!dueAt) return Number.MAX_SAFE_INTEGER;
  return Date.parse(dueAt) + (lotId ? 0 : 1);
}

/** Whoever may do it, those of the department whose task it is first. */
function rolesFor(command: CommandName, task: TaskView): readonly Role[] {
  const allowed = command === task.command ? task.roles : commandTable[command].roles;
  const own = allowed.filter((role) => roles[role].department === task.department);
  return [...own, ...allowed.filter((role) => !own.includes(role))];
}

function defaultInput(command: CommandName, scene: Scene): object {
  const inputs: Partial<Record<CommandName, (scene: Scene) => object>> = defaultInputs;
  return inputs[command]?.(scene) ?? {};
}

function sceneOf(order: OrderView, task: TaskView, { name, run, papers, now }: Present): Scene {
  const number = name.slice(0, 2);
  return {
    order,
    task,
    get lot(): LotView {
      const lot = order.lots.find((each) => each.lotId === task.lotId);
      if (lot === undefined) throw new Error(`${task.command} is no task of a lot`);
      return lot;
    },
    day: (inDays) => dayAfter(now(), inDays),
    at: (inDays, time) => timeOn(now(), inDays, time),
    paper: (prefix) => `${prefix}-${run}-${number}-${papers}`,
  };
}
