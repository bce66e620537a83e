import { type ActName, commandInputs } from '../../api/inputs/command-inputs.ts';
import { orderRequest } from '../../api/inputs/order-request.ts';
import { localIn } from '../../api/views/local-instants.ts';
import { orderView } from '../../api/views/order-view.ts';
import { advance } from '../../domain/order/advance.ts';
import { applyEntry, applyFacts, unopened } from '../../domain/order/apply.ts';
import { type Command, decide } from '../../domain/order/decide.ts';
import { currentEdition } from '../../domain/order/edition.ts';
import type { Entry } from '../../domain/order/events.ts';
import type { CommandInputs, CommandName } from '../../domain/order/inputs.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { actorId } from '../../domain/people/actor.ts';
import { type Role, roleCodes, roles } from '../../domain/people/roles.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';
import {
  type Act,
  type CaseTaskView,
  type JournalLine,
  type OrderBody,
  type OrderPort,
  type OrderView,
  type Person,
  Refused,
} from '../../scripts/demo/order-port.ts';
import { orderView as orderShape } from '../../scripts/demo/views.ts';
import { registered } from './company-facts.ts';
import { dueFacts } from './due-facts.ts';

/** One person per role. */
export const everybody: readonly Person[] = roleCodes.map((role) => ({
  personId: role.toLowerCase(),
  name: roles[role].zh,
  roles: [role] satisfies Role[],
}));

/** The rules alone, with the API's own checks and views, behind the demo's port: no server, and a clock that moves on by ten minutes with each act. */
export class ReducerPort implements OrderPort {
  private readonly states = new Map<string, OrderState>();
  private readonly entries = new Map<string, Entry[]>();
  private readonly policy: PolicyValues;
  private nowMs: number;

  constructor(policy: PolicyValues, now: string) {
    this.policy = policy;
    this.nowMs = Date.parse(now);
  }

  now(): Date {
    return new Date(this.nowMs);
  }

  stateOf(orderId: string): OrderState {
    return this.states.get(orderId) ?? unopened(orderId);
  }

  entriesOf(orderId: string): Entry[] {
    return this.entries.get(orderId) ?? [];
  }

  /** The rules of orders alone know no cases. */
  async caseTasks(): Promise<CaseTaskView[]> {
    return [];
  }

  async giveToCase(): Promise<void> {
    throw new Error('the rules of orders alone know no cases');
  }

  async people(): Promise<Person[]> {
    return [...everybody];
  }

  async receive(by: Person, order: OrderBody): Promise<OrderView> {
    const orderId = `order-${this.states.size + 1}`;
    const { occurredAt: _at, ...body } = orderRequest.parse(order);
    const details = { ...body, lines: body.lines.map((line, index) => ({ ...line, line: index + 1 })) };
    this.states.set(orderId, unopened(orderId));
    const input: CommandInputs['receiveOrder'] = {
      ...registered(details, this.policy, this.now().toISOString()),
      fingerprint: orderId,
      policyVersion: '1',
      calendarId: companyDefault.id,
      calendarVersion: Number(companyDefault.version),
      edition: currentEdition,
    };
    return this.decided(by, orderId, { name: 'receiveOrder', input, actor: actorOf(by) });
  }

  async read(by: Person, orderId: string): Promise<OrderView> {
    return this.view(by, orderId);
  }

  async give(by: Person, orderId: string, act: Act): Promise<OrderView> {
    const { command, input, ...rest } = act;
    return this.decided(by, orderId, {
      name: command,
      input: checked(command, input),
      actor: actorOf(by),
      ...rest,
    });
  }

  /** The rules look into no file. */
  async attach(_by: Person, orderId: string): Promise<string> {
    return `file-of-${orderId}`;
  }

  async journal(orderId: string): Promise<JournalLine[]> {
    return this.entriesOf(orderId).map((entry) => ({
      version: entry.version,
      kind: entry.by.kind,
      by: actorId(entry.by),
      command: entry.command,
      ...(entry.lotId === undefined ? {} : { lotId: entry.lotId }),
    }));
  }

  /** The workflow's loop, once: what time and policy bring, the command, then what policy makes of it. */
  private decided(by: Person, orderId: string, command: Command): OrderView {
    this.nowMs += 600_000;
    const now = this.now().toISOString();
    this.take(
      orderId,
      command.name === 'receiveOrder' ? [] : advance(this.stateOf(orderId), now, this.policy),
    );
    const decision = decide(this.stateOf(orderId), command, now, this.policy);
    if (!decision.accepted) {
      throw new Refused(decision.refusal.code, `${command.name}: ${decision.refusal.detail}`);
    }
    this.take(orderId, [decision.entry]);
    this.take(orderId, advance(this.stateOf(orderId), now, this.policy));
    return this.view(by, orderId);
  }

  private take(orderId: string, entries: readonly Entry[]): void {
    const before = this.stateOf(orderId);
    const after = entries.reduce(applyEntry, before);
    const facts = { orderNumber: `SO-${orderId}`, clocks: dueFacts(after) };
    this.states.set(orderId, applyFacts(after, facts));
    this.entries.set(orderId, [...this.entriesOf(orderId), ...entries]);
  }

  private view(by: Person, orderId: string): OrderView {
    const caller = { personId: by.personId, roles: [...by.roles] };
    return orderShape.parse(
      orderView(this.stateOf(orderId), { policy: this.policy, caller, local: localIn('Asia/Shanghai') }),
    );
  }
}

function checked(command: CommandName, input: object): CommandInputs[CommandName] {
  if (!isAct(command)) throw new Error(`nobody gives ${command} by a form`);
  return commandInputs[command].parse(input);
}

function isAct(command: CommandName): command is ActName {
  return Object.hasOwn(commandInputs, command);
}

function actorOf(person: Person): Command['actor'] {
  return { kind: 'person', personId: person.personId, roles: [...person.roles] };
}
