import { describe, expect, test } from 'vitest';
import { commandNames, commandTable } from '../../domain/order/commands.ts';
import { type Command, decide } from '../../domain/order/decide.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import type { Actor } from '../../domain/people/actor.ts';
import type { Role } from '../../domain/people/roles.ts';
import { defaultPolicyValues } from '../../domain/policy/policy.ts';
import { orderIn } from './bring-to.ts';
import { firstDay } from './order-driver.ts';
import { received } from './sample-orders.ts';

const policy = defaultPolicyValues();
const { state } = received();

/** With this instant, and on an archived order, every command is refused: for the role first, if that is wrong. */
const tomorrow = '2025-10-10T10:00:00+08:00';

/** Commands that a role may give, but for those whose input names the department that gives them. */
function allowed(role: Role): CommandName[] {
  const actor: Actor = { kind: 'person', personId: 'x', roles: [role] };
  const names = commandNames.filter((name) => commandTable[name].rolesFor === undefined);
  return names.filter((name) => {
    const command = { name, input: {}, actor, occurredAt: tomorrow } as Command;
    const decision = decide({ ...state, stage: 'ARCHIVED' }, command, firstDay, policy);
    return !decision.accepted && decision.refusal.code !== 'not-your-role';
  });
}

/** What anyone may do about a clock, and what heads and leadership may. */
const everyone: CommandName[] = ['reportRisk', 'reportProblem', 'acknowledgeEscalation', 'urgeTask'];
const pausing: CommandName[] = ['pauseClock', 'resumeClock'];
const holding: CommandName[] = ['holdOrder', 'resumeOrder'];
const cancelling: CommandName[] = ['requestCancellation', 'confirmCancellation', 'withdrawCancellation'];
const requesting: CommandName[] = ['requestChange', 'confirmChange', 'withdrawChange'];
const changing: CommandName[] = [
  ...requesting,
  'chooseAlternative',
  'offerAlternative',
  'signChangeAgreement',
  'tellCustomerOfChange',
  'applyForModification',
];
const decidingChanges: CommandName[] = ['answerChange', 'decideChange'];
const engineering: CommandName[] = ['confirmConfiguration', 'scheduleModification', 'completeModification'];
const heading: CommandName[] = ['reassignTask', ...pausing];
const leading: CommandName[] = [...heading, 'waiveEscalation'];

const production: CommandName[] = [
  'proposePostponement',
  'reportProgress',
  'reportDelay',
  'proposeRemedy',
  'completeProduction',
  'completeRework',
  'recordDisposition',
];
const logistics: CommandName[] = [
  'checkPackingList',
  'arrangeTransport',
  'dispatchShipment',
  'reportDeliveryException',
  'resolveDeliveryException',
  'recordDelivery',
  'recordDisposition',
];
const quality: CommandName[] = ['recordInspection', 'proposeRectification'];
const finance: CommandName[] = ['issueInvoice', 'recordPayment', 'settleCancellation'];
const warehouse: CommandName[] = [
  'checkStock',
  'reportMaterialShortage',
  'confirmMaterial',
  'releaseGoods',
  'checkPackingList',
  'dispatchShipment',
  'recordDisposition',
];
const checkingReceipt: CommandName[] = ['verifyCustomer', 'confirmRequirements', 'recordOriginal'];
const sales: CommandName[] = [
  ...checkingReceipt,
  'receiveOrder',
  'acknowledgeOrder',
  'prewarnCustomer',
  'supplementInformation',
  'requestInformation',
  'recordProject',
  'passInitialReview',
  'answerQuestion',
  'rejectOrder',
  'recordCustomerDecision',
  'issueQuotation',
  'signContract',
  'releaseOrder',
  'reportDeliveryException',
  'resolveDeliveryException',
  'acceptDelivery',
  'archiveOrder',
  ...cancelling,
  'recordDisposition',
];

describe('each department acts in its own stages and in no others', () => {
  const matrix: [Role, CommandName[]][] = [
    ['SALESPERSON', [...changing, ...sales, ...pausing, ...holding]],
    [
      'SALES_SUPERVISOR',
      [
        'assignOrder',
        'correctEntry',
        ...changing,
        ...decidingChanges,
        ...sales,
        ...pausing,
        ...holding,
        'decideReview',
      ],
    ],
    [
      'SALES_MANAGER',
      [
        'assignOrder',
        'correctEntry',
        'bypassApproval',
        ...changing,
        ...decidingChanges,
        ...sales,
        ...leading,
        ...holding,
        'decideReview',
      ],
    ],
    ['PRODUCTION_SUPERVISOR', ['answerChange', ...production]],
    ['PRODUCTION_MANAGER', ['answerChange', 'bypassApproval', ...production, ...heading]],
    ['LOGISTICS_CLERK', logistics],
    ['LOGISTICS_MANAGER', ['bypassApproval', ...logistics, ...heading]],
    ['INSPECTOR', quality],
    ['QUALITY_MANAGER', ['bypassApproval', ...quality, ...heading]],
    ['ACCOUNTANT', finance],
    [
      'FINANCE_MANAGER',
      ['approveCancellationSettlement', 'bypassApproval', ...finance, ...heading, 'leaveBalanceOpen'],
    ],
    ['WAREHOUSE_KEEPER', warehouse],
    [
      'PLANNER',
      [
        'answerChange',
        'recordPreliminarySchedule',
        'proposePostponement',
        'submitPlan',
        'reportMaterialShortage',
      ],
    ],
    ['BUYER', ['recordDisposition', 'reportMaterialShortage', 'confirmMaterial']],
    ['ENGINEER', engineering],
    ['LEGAL_COUNSEL', []],
    ['AFTER_SALES_AGENT', ['recordFollowUp']],
    [
      'ORDER_CLERK',
      [
        ...requesting,
        'recordOriginal',
        'recordProject',
        ...decidingChanges,
        'offerAlternative',
        'signChangeAgreement',
        'confirmConfiguration',
        ...cancelling,
        'recordDisposition',
        'receiveOrder',
        'proposePostponement',
        'signContract',
        'releaseOrder',
        ...holding,
      ],
    ],
    [
      'SERVICE_AGENT',
      [
        ...requesting,
        ...checkingReceipt,
        'chooseAlternative',
        'tellCustomerOfChange',
        ...cancelling,
        'receiveOrder',
        'acknowledgeOrder',
        'supplementInformation',
        'requestInformation',
        'answerQuestion',
        'rejectOrder',
        'recordCustomerDecision',
        'reportDeliveryException',
        'recordFollowUp',
      ],
    ],
    [
      'GENERAL_MANAGER',
      [
        'approveForfeit',
        'bypassApproval',
        'decideChange',
        'decideRefusedPostponement',
        'recordInstruction',
        ...leading,
        ...holding,
      ],
    ],
    [
      'DEPUTY_GENERAL_MANAGER',
      [
        'bypassApproval',
        'decideChange',
        'decideRefusedPostponement',
        'recordInstruction',
        ...leading,
        ...holding,
      ],
    ],
    ['ADMINISTRATOR', ['receiveOrder', ...leading]],
    ['INTEGRATION', ['receiveOrder']],
    ['AUDITOR', []],
  ];

  test.each(matrix)('%s [PRIV-04]', (role, commands) => {
    const own = role === 'INTEGRATION' ? commands : [...everyone, ...commands];
    expect(allowed(role).sort()).toEqual([...own].sort());
  });
});

describe('a command by the wrong role', () => {
  test('says for whom it is, before it says anything of the order', () => {
    const order = orderIn('QUOTED');
    expect(order.refusal('passInitialReview', {}, 'INSPECTOR')).toBe(
      'not-your-role: pass-initial-review is for: SALESPERSON, SALES_SUPERVISOR, SALES_MANAGER.',
    );
    expect(order.refusal('closeOrder', {}, 'GENERAL_MANAGER')).toBe(
      'not-your-role: close-order is for: policy alone.',
    );
  });

  test('is allowed to whoever holds one of several roles, and to nobody without any, nor to time', () => {
    const codeFor = (actor: Actor) => {
      const decision = decide(state, { name: 'passInitialReview', input: {}, actor }, firstDay, policy);
      return decision.accepted ? 'accepted' : decision.refusal.code;
    };
    expect(codeFor({ kind: 'person', personId: 'x', roles: ['INSPECTOR', 'SALESPERSON'] })).toBe('accepted');
    expect(codeFor({ kind: 'person', personId: 'x', roles: [] })).toBe('not-your-role');
    expect(codeFor({ kind: 'clock' })).toBe('not-your-role');
  });
});
