import type { CaseCommandInputs, CaseCommandName } from '../../domain/cases/case-inputs.ts';
import { roles } from '../../domain/people/roles.ts';
import type { CaseTaskView, OrderView, Person } from './order-port.ts';

/** What a person sees when they take a task of a case. */
export interface CaseScene {
  task: CaseTaskView;
  order: OrderView;
  people: readonly Person[];
  /** Civil date this many days from today. */
  day(inDays: number): string;
}

/** Commands that somebody gives because a task of a case asks for them. */
type AskedOfCase = Extract<
  CaseCommandName,
  | 'recordAnalysis'
  | 'agreeMeasure'
  | 'agreeMeasures'
  | 'completeMeasure'
  | 'verifyCase'
  | 'reportToLeadership'
  | 'followInstruction'
  | 'tellCustomer'
  | 'decideAccountability'
  | 'approveAccountability'
  | 'holdReviewMeeting'
  | 'recordLessons'
  | 'closeCase'
>;

/** What a sensible person enters when a case asks something of them. */
export const caseInputs: { [Name in AskedOfCase]: (scene: CaseScene) => CaseCommandInputs[Name] } = {
  recordAnalysis: ({ task, people, day }) => ({
    rootCause: '订单录入时引用了旧版图纸',
    causes: [{ cause: 'COMMUNICATION', department: task.department, primary: true }],
    participants: people.slice(0, 3).map(({ personId }) => personId),
    analysedOn: day(0),
  }),
  agreeMeasure: ({ task, people, day }) => ({
    description: '与客户核对图纸并更正规格，通知车间',
    measure: 'OTHER',
    department: task.department,
    owner: ownerOf(task, people),
    due: day(3),
    verification: '客户书面确认，车间图纸已更换',
  }),
  agreeMeasures: () => ({ comment: '措施已商定' }),
  completeMeasure: ({ task }) => ({ measureId: task.subject ?? 'M1', result: '客户已确认，图纸已更换' }),
  verifyCase: () => ({ effective: true, comment: '已现场核对' }),
  reportToLeadership: () => ({ summary: '规格错误已处理', proposedSolution: '按更正后的规格生产' }),
  followInstruction: ({ task }) => ({ instructionId: task.subject ?? 'I1', result: '已落实' }),
  tellCustomer: ({ order, day }) => ({
    orderId: order.orderId,
    newDate: day(10),
    channel: 'PHONE',
    spokenTo: order.details.consignee ?? '客户采购',
  }),
  decideAccountability: ({ task }) => ({
    department: task.department,
    fault: '未核对图纸版本',
    decision: '部门内通报',
    sanction: 'WARNING',
  }),
  approveAccountability: ({ task }) => ({ accountabilityId: task.subject ?? 'A1', approved: true }),
  holdReviewMeeting: ({ task, people, day }) => ({
    date: day(0),
    participants: people.slice(0, 3).map(({ personId }) => personId),
    responsible: task.department,
    handling: '按会议纪要执行',
  }),
  recordLessons: () => ({
    result: '规格已更正，生产恢复',
    lessons: '录入时逐项核对图纸版本',
    departments: ['SALES', 'PRODUCTION'],
  }),
  closeCase: () => ({ comment: '处理完毕' }),
};

/** Somebody of the department who carries the measure out; those who agree on it verify it later. */
function ownerOf({ roles: agreeing, department }: CaseTaskView, people: readonly Person[]): string {
  const found = people.find(({ roles: held }) =>
    held.some((role) => roles[role].department === department && !agreeing.includes(role)),
  );
  if (found === undefined) throw new Error(`${department} has nobody who could carry out a measure.`);
  return found.personId;
}
