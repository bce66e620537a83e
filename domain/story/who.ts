import type { Names } from '../names/names.ts';
import type { Actor } from '../people/actor.ts';
import type { Telling } from './telling.ts';

/** The rules that act in a person's stead, as people call them. */
const rules: Readonly<Record<string, Names>> = {
  'intake.autoAcknowledge': { zh: '自动确认收单', en: 'Automatic acknowledgement' },
  'overdue.prewarnLead': { zh: '交期临近预警', en: 'Warning ahead of the promised date' },
  'review.autoPass': { zh: '常规订单自动评审', en: 'Automatic review of plain orders' },
  'review.salesSupervisorApproval': {
    zh: '各部门通过即接受',
    en: 'Acceptance of what all departments passed',
  },
  'cancel.whenSettled': { zh: '结清即取消', en: 'Cancelling when settled' },
  'change.lastState': { zh: '双方确认即变更', en: 'Changing when all have confirmed' },
  'contract.autoFor': { zh: '框架合同与价目表', en: 'Frame contracts and price list' },
  'review.mergeSignatures': { zh: '合并会签', en: 'Merged signatures' },
  'close.whenSettled': { zh: '结清即关闭', en: 'Closing when settled' },
  'archive.whenComplete': { zh: '资料齐全即归档', en: 'Archiving when complete' },
  'mat.releaseOnPass': { zh: '检验合格即放行', en: 'Release of what passed' },
  'plan.countersign': { zh: '已签部门不再会签', en: 'Countersignatures given elsewhere' },
  case: { zh: '案件', en: 'Case' },
  'case.tellOrders': { zh: '案件告知订单', en: 'Case tells its orders' },
  'case.open': { zh: '自动立案', en: 'Automatic opening of cases' },
  'deliv.deemedAcceptance': { zh: '逾期视为验收', en: 'Deemed acceptance' },
};

/** Who acted: a person by name, time, or the rule that stood in for a person. */
export function whoActed(by: Actor, { nameOf }: Telling): Names {
  switch (by.kind) {
    case 'person':
      return nameOf(by.personId);
    case 'clock':
      return { zh: '计时器', en: 'Timer' };
    case 'policy':
      return ruleWords(by.rule, nameOf);
  }
}

/** The person who applied the change that acts under this name; undefined for a rule. */
export function changedBy(rule: string): string | undefined {
  return /^change\/[^/]+\/(.+)$/.exec(rule)?.[1];
}

function ruleWords(rule: string, nameOf: Telling['nameOf']): Names {
  const personId = changedBy(rule);
  if (personId !== undefined) {
    const { zh, en } = nameOf(personId);
    return { zh: `批量变更（${zh}）`, en: `Change by ${en}` };
  }
  const { zh, en } = rules[rule] ?? { zh: rule, en: rule };
  return { zh: `制度规则：${zh}`, en: `Policy: ${en}` };
}
