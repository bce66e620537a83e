import type { CalendarRef } from '../../domain/order/clock.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import type { OrderState } from '../../domain/order/state.ts';
import { withOverrides } from '../../domain/policy/policy.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { companyDefault } from '../../domain/working-time/calendars/company-default.ts';

const off = (date: string) =>
  ({ date, kind: 'OFF_DAY', source: 'COMPANY', name: { zh: '停电', en: 'Power cut' } }) as const;

/** The company's calendar as it was corrected twice: a day off more each time. */
export const simulatedCalendars: readonly Calendar[] = [
  companyDefault,
  { ...companyDefault, version: '2', overrides: [off('2025-10-10'), ...companyDefault.overrides] },
  {
    ...companyDefault,
    version: '3',
    overrides: [off('2025-10-10'), off('2025-10-14'), ...companyDefault.overrides],
  },
];

export function simulatedCalendar({ version }: CalendarRef): Calendar {
  return simulatedCalendars[version - 1] ?? companyDefault;
}

/** Figures that an order may be migrated to: shorter and longer than the defaults, with another ladder. */
export const simulatedPolicies = [
  withOverrides({ 'sla.review.departments': '4wh', 'sla.plan.complete': '3wd' }),
  withOverrides({ 'sla.qc.complete': '2wd', 'sla.escalation.levels': ['0', '+4wh', '+1wd', '+3wd'] }),
];

/** Commands that a change gives to many orders, and what people do about clocks. */
export function ruleInput(name: CommandName, state: OrderState, seed: number): object | undefined {
  const clock = state.clocks[seed % Math.max(1, state.clocks.length)];
  const clockId = clock?.clockId ?? 'none#1';
  const reason = seed % 2 === 0 ? 'CUSTOMER_REQUEST' : 'SUPPLIER';
  const inputs: Partial<Record<CommandName, object>> = {
    acknowledgeOrder: { channel: 'PHONE', result: seed % 4 === 0 ? 'NOT_REACHED' : 'CONFIRMED' },
    reportRisk: { department: 'PRODUCTION', description: 'x' },
    recordInstruction: { text: 'x' },
    recordTracking: { department: seed % 2 === 0 ? 'SALES' : 'LOGISTICS', progress: 'x' },
    assignOrder: { personId: `p${seed % 3}`, reason: 'x' },
    ...caseNoteInput(state, seed),
    prewarnCustomer: { told: true, message: 'x' },
    recordPreliminarySchedule: { start: '2025-10-09', finish: '2025-10-20' },
    acknowledgeEscalation: { clockId },
    reassignTask: { clockId, personId: 'someone' },
    waiveEscalation: { clockId, reason: 'x' },
    urgeTask: { clockId },
    holdOrder: { reason: 'x' },
    resumeOrder: {},
    pauseClock: { clockId, reason, comment: 'x' },
    resumeClock: { clockId, reason: clock?.pauses[0]?.reason ?? reason },
    correctCalendar: { calendarId: 'company', version: 2 + (seed % 2), reason: 'x' },
    migratePolicy: { version: `v${seed % 2}`, values: simulatedPolicies[seed % 2], reason: 'x' },
    recordIncident: {
      incidentId: `I${seed % 3}`,
      from: '2025-09-28T13:00:00+08:00',
      until: '2025-09-28T18:00:00+08:00',
      departments: seed % 2 === 0 ? [] : ['SALES'],
      clockKinds: [],
      reason: 'x',
    },
  };
  return inputs[name];
}

/** What a case says to an order: of three cases, some block, from a stage on or altogether, and end in any order. */
function caseNoteInput({ cases = [] }: OrderState, seed: number): Partial<Record<CommandName, object>> {
  const caseId = `C${seed % 3}`;
  const open = cases.find((each) => each.closedAt === undefined);
  return {
    reportProblem: {
      type: seed % 2 === 0 ? 'INFO_ERROR' : 'PROBLEM',
      description: 'x',
      ...(seed % 2 === 0 ? { wrongField: seed % 4 === 0 ? 'ADDRESS' : 'SPECIFICATION' } : {}),
    },
    noteCase: {
      caseId,
      caseNumber: caseId,
      kind: 'EXCEPTION',
      type: 'INFO_ERROR',
      effect: seed % 4 === 0 ? 'WARN' : 'BLOCK',
      ...(seed % 5 === 0 ? {} : { from: seed % 2 === 0 ? 'PLANNED' : 'READY_TO_SHIP' }),
    },
    noteCaseClosed: { caseId: open?.caseId ?? caseId, outcome: 'CLOSED' },
  };
}

/** True for a command that only a change or a case gives, in nobody's name. */
export function isRuleChange(name: CommandName): boolean {
  return ['correctCalendar', 'migratePolicy', 'recordIncident', 'noteCase', 'noteCaseClosed'].includes(name);
}
