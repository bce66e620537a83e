import { setTimeout as delay } from 'node:timers/promises';
import type { Role } from '../../domain/people/roles.ts';
import { actOnCase, type CaseAct } from './act-on-case.ts';
import { dayAfter } from './calendar-day.ts';
import { giveAct, type RefusedAct } from './give-act.ts';
import { nextAct } from './next-act.ts';
import type { JournalLine, OrderPort, OrderView, Person } from './order-port.ts';
import type { Play, ScenarioAct } from './scenario.ts';

/** What the player is given: the product, its people, and the present. */
export interface Theatre {
  port: OrderPort;
  people: readonly Person[];
  /** Tells this run from every other: part of external numbers and paper numbers. */
  run: string;
  now(): Date;
  tell(step: Step): void;
}

/** One act of a person, with every journal line since the act before: policy decides in between. */
export interface Step {
  person: Person;
  role: Role;
  after: OrderView;
  lines: JournalLine[];
  /** The product said no, as the scenario expects; `lines` is then empty. */
  refused?: RefusedAct;
  /** The act was one on a case of the order. */
  onCase?: CaseAct;
}

/** An order played to its end. */
export interface Played {
  name: string;
  order: OrderView;
  humanActs: number;
  policyDecisions: number;
}

/** Policy needs moments, not minutes: after so many looks with nothing to do, something is wrong. */
const idleLooks = 300;
const lookAgainMs = 100;

/**
 * Play one order from receipt to its final stage: look at it, take its first open task, give the command that
 * the scenario or common sense says. Throws when the product refuses, or when nobody has anything to do.
 */
export async function playOrder(theatre: Theatre, play: Play): Promise<Played> {
  const { port } = theatre;
  const script = [...play.scenario.acts];
  let role = play.scenario.receivedBy;
  let person = holderOf(theatre.people, [role]).person;
  let order = await port.receive(person, orderOf(theatre, play));
  let acts = 0;
  let journal = await told(theatre, person, role, order, []);
  for (let looks = 0; !isFinal(order); looks += 1) {
    if (looks === idleLooks) throw new Error(stuck(order));
    const next = nextAct(order, script, { ...theatre, name: play.name, papers: journal.length });
    if (next === undefined) {
      const onCase = await actOnCase(theatre, order);
      if (onCase === undefined) await delay(lookAgainMs);
      else {
        looks = 0;
        acts += 1;
        theatre.tell({ person: onCase.person, role, after: order, lines: [], onCase });
      }
      order = await port.read(person, order.orderId);
      continue;
    }
    ({ person, role } = holderOf(theatre.people, next.roles));
    const answer = await giveAct(port, person, order, next);
    order = answer.order;
    if (answer.done) drop(script, next.scripted);
    if (answer.refused !== undefined)
      theatre.tell({ person, role, after: order, lines: [], refused: answer.refused });
    else if (answer.done) {
      if (next.act.command === 'reportProblem') order = await caseNoted(theatre, person, order);
      looks = 0;
      journal = await told(theatre, person, role, order, journal);
    }
  }
  if (script.length > 0) throw new Error(leftOver(order, script));
  return {
    name: play.name,
    order,
    humanActs: count(journal, 'person') + acts,
    policyDecisions: count(journal, 'policy'),
  };
}

/** Who reports a problem sees its case before going on: it is opened beside the order, in a moment. */
async function caseNoted({ port }: Theatre, person: Person, order: OrderView): Promise<OrderView> {
  for (let looks = 0, latest = order; looks < idleLooks; looks += 1) {
    if ((latest.cases?.length ?? 0) > (order.cases?.length ?? 0)) return latest;
    await delay(lookAgainMs);
    latest = await port.read(person, order.orderId);
  }
  throw new Error(`No case was opened for the problem of order ${order.orderNumber}.`);
}

/** The order as it comes in now: this run's external number, and a delivery date ahead of the day it is played. */
function orderOf({ run, now }: Theatre, { order, scenario }: Play): Play['order'] {
  const { externalNumber, deliveryDate, ...rest } = order;
  const deliverOn = dayAfter(now(), scenario.deliveryInDays);
  return {
    ...rest,
    ...(externalNumber === undefined ? {} : { externalNumber: `${externalNumber}-${run}` }),
    ...(deliveryDate === undefined ? {} : { deliveryDate: deliverOn }),
  };
}

async function told(
  { port, tell }: Theatre,
  person: Person,
  role: Role,
  after: OrderView,
  known: readonly JournalLine[],
): Promise<JournalLine[]> {
  const journal = await port.journal(after.orderId);
  tell({ person, role, after, lines: journal.slice(known.length) });
  return journal;
}

/** The first of the roles that somebody holds, and that person. */
function holderOf(people: readonly Person[], roles: readonly Role[]): { person: Person; role: Role } {
  for (const role of roles) {
    const person = people.find((each) => each.roles.includes(role));
    if (person !== undefined) return { person, role };
  }
  throw new Error(`Nobody in the company is ${roles.join(' or ')}: give a person one of these roles.`);
}

function isFinal(order: OrderView): boolean {
  return ['ARCHIVED', 'REJECTED', 'CANCELLED'].includes(order.stage);
}

function drop(script: ScenarioAct[], done: ScenarioAct | undefined): void {
  if (done !== undefined) script.splice(script.indexOf(done), 1);
}

function count(journal: readonly JournalLine[], kind: JournalLine['kind']): number {
  return journal.filter((line) => line.kind === kind).length;
}

function stuck(order: OrderView): string {
  return `Order ${order.orderNumber} is ${order.stage}, and nobody has a task in it: its workflow does not go on.`;
}

function leftOver(order: OrderView, script: readonly ScenarioAct[]): string {
  const names = script.map((act) => act.command).join(', ');
  return `Order ${order.orderNumber} is ${order.stage}, but its scenario still wants ${names}: no task asked for it.`;
}
