import { refuse, refuseField } from '../../errors.ts';
import { hasPartIn } from '../../people/actor.ts';
import { rolesOf } from '../../people/roles.ts';
import type { CaseCommandTable } from '../case-commands.ts';
import type { CaseDraft } from '../case-draft.ts';
import type { CaseCommandInputs } from '../case-inputs.ts';
import type { Accountability } from '../case-state.ts';

/** Who is held accountable, and what follows. */
export const accountabilityCommands = {
  decideAccountability: {
    who: { parts: ['JUDGES'] },
    steps: ['ANALYSED', 'MEASURES_AGREED', 'EXECUTED', 'VERIFIED'],
    zh: '责任认定',
    en: 'Decide accountability',
    purpose: 'The person or department responsible, the fault, the decision and the sanction.',
    requirements: ['OVERDUE-09', 'OVERDUE-10', 'PRIV-09', 'AUDIT-08'],
    decide: decideAccountability,
  },
  approveAccountability: {
    who: { roles: rolesOf('LEADERSHIP') },
    steps: ['ANALYSED', 'MEASURES_AGREED', 'EXECUTED', 'VERIFIED'],
    isOpen: ({ accountability }) => accountability.some(({ approval }) => approval === 'PENDING'),
    zh: '批准责任处理',
    en: 'Approve accountability',
    purpose: 'Leadership approves a sanction that needs it, or rejects it.',
    requirements: ['OVERDUE-09', 'OVERDUE-10'],
    decide: approveAccountability,
  },
} satisfies Partial<CaseCommandTable>;

function decideAccountability(draft: CaseDraft, input: CaseCommandInputs['decideAccountability']): void {
  const { personId, department, sanction, amount } = input;
  if (personId === undefined && department === undefined) {
    refuseField('personId', 'name the person or the department');
  }
  if (amount !== undefined && (sanction === 'NONE' || sanction === 'WARNING')) {
    refuseField('amount', 'this sanction has no amount');
  }
  if (amount?.amount.startsWith('-')) refuseField('amount', 'must not be negative');
  const needed = amount !== undefined || draft.policy['case.sanctionApproval'].includes(sanction);
  const accountability: Accountability = {
    ...input,
    accountabilityId: `A${draft.state.accountability.length + 1}`,
    ...draft.sign(),
    approval: needed ? 'PENDING' : 'NOT_NEEDED',
  };
  draft.emit({ type: 'accountabilityDecided', accountability });
}

function approveAccountability(draft: CaseDraft, input: CaseCommandInputs['approveAccountability']): void {
  const { accountabilityId, approved, comment } = input;
  const found = draft.state.accountability.find((each) => each.accountabilityId === accountabilityId);
  if (found === undefined) refuseField('accountabilityId', 'the case has no such decision');
  if (found.approval !== 'PENDING') refuseField('accountabilityId', 'waits for no approval');
  if (hasPartIn(draft.actor, found)) {
    refuse('separation-of-duties', 'Whoever decided a sanction does not approve it.');
  }
  draft.emit({ type: 'accountabilityApproved', accountabilityId, approved, signature: draft.sign(comment) });
}
