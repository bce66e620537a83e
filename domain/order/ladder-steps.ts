import { type Role, roleCodes } from '../people/roles.ts';
import type { PolicyValues } from '../policy/policy.ts';
import type { ClockKind } from './clock.ts';

/** Whom a step tells, before it is known who that is: a place in the company or a role. */
export const ladderRecipients = ['ASSIGNEE', 'HEAD', 'SECOND', 'LEADERSHIP'] as const;
export type LadderRecipient = (typeof ladderRecipients)[number] | Role;

/** One step of a ladder: `+1wd SECOND` tells the second level one working day after due. */
export interface Step {
  /** Offset that names the rung: `80%`, `0`, `+1wd`, `-3wd`. */
  offset: string;
  recipients: LadderRecipient[];
}

/**
 * Reads `0 HEAD`, `+1wd SALES_MANAGER,LEADERSHIP` or `-(overdue.prewarnLead) ASSIGNEE`, which takes its offset from
 * another parameter. Undefined for text that is not a step.
 */
export function parseStep(text: string, policy: PolicyValues): Step | undefined {
  const [written, names, ...more] = text.split(' ');
  const offset = written?.replace(/\(([\w.]+)\)/, (_brackets, name: keyof PolicyValues) =>
    String(policy[name]),
  );
  if (offset === undefined || offset === '' || names === undefined || more.length > 0) return undefined;
  const recipients = names.split(',').filter(isRecipient);
  return recipients.length === names.split(',').length ? { offset, recipients } : undefined;
}

/** The ladder of a kind of clock: its own where policy gives it one, else the standard one (SLA-03 to SLA-05, SLA-08). */
export function stepsFor(policy: PolicyValues, kind: ClockKind): Step[] {
  const own = policy['sla.ladders'][kind];
  if (own !== undefined) return [...own].flatMap((text) => parseStep(text, policy) ?? []);
  return [`${policy['sla.prewarnRatio']} ASSIGNEE`, ...standardLevels(policy)].flatMap(
    (text) => parseStep(text, policy) ?? [],
  );
}

/** Levels beyond those that recipients are named for tell the last of them. */
function standardLevels(policy: PolicyValues): string[] {
  const recipients = policy['sla.escalation.recipients'];
  return policy['sla.escalation.levels'].map(
    (offset, index) => `${offset} ${recipients[index] ?? recipients.at(-1) ?? 'LEADERSHIP'}`,
  );
}

function isRecipient(name: string): name is LadderRecipient {
  return ladderRecipients.some((each) => each === name) || roleCodes.some((each) => each === name);
}
