import type { CommandInputs, CommandName } from '../../domain/order/inputs.ts';
import type { LotLine } from '../../domain/order/lot.ts';
import { cancellationInputs } from './cancellation-inputs.ts';
import { changeInputs } from './change-inputs.ts';
import type { LotView, OrderView, TaskView } from './order-port.ts';

/** What a person sees when they take a task. */
export interface Scene {
  order: OrderView;
  task: TaskView;
  /** The lot of the task; throws when the task is the order's. */
  lot: LotView;
  /** Civil date this many days from today. */
  day(inDays: number): string;
  /** Instant this many days from today, at a time of the company's clock such as `10:00`. */
  at(inDays: number, time: string): string;
  /** A number of a paper, the same in no other run: `paper('HT')` gives `HT-3F9A-2`. */
  paper(prefix: string): string;
}

/** Commands that somebody gives because a task asks for them. */
type AskedCommand = Exclude<
  CommandName,
  | 'receiveOrder'
  | 'requestInformation'
  | 'rejectOrder'
  | 'proposePostponement'
  | 'askSales'
  | 'satisfyContract'
  | 'reportMaterialShortage'
  | 'reportProgress'
  | 'reportDelay'
  | 'releaseGoods'
  | 'reportDeliveryException'
  | 'closeOrder'
  | 'reportRisk'
  | 'recordInstruction'
  | 'recordPreliminarySchedule'
  | 'acknowledgeEscalation'
  | 'reassignTask'
  | 'waiveEscalation'
  | 'urgeTask'
  | 'holdOrder'
  | 'requestChange'
  | 'offerAlternative'
  | 'withdrawChange'
  | 'applyChange'
  | 'confirmConfiguration'
  | 'applyForModification'
  | 'reportProblem'
  | 'noteCase'
  | 'noteCaseClosed'
  | 'requestCancellation'
  | 'withdrawCancellation'
  | 'completeCancellation'
  | 'bypassApproval'
  | 'correctEntry'
  | 'recordTracking'
  | 'assignOrder'
  | 'resumeOrder'
  | 'pauseClock'
  | 'resumeClock'
  | 'correctCalendar'
  | 'migratePolicy'
  | 'recordIncident'
>;

/** Tasks that people leave until nothing else is open, so that the records are complete. */
export const unhurried: readonly string[] = ['archiveOrder'] satisfies CommandName[];

/** What a sensible person enters when the scenario says nothing: one line per command that a task asks for. */
export const defaultInputs: { [Name in AskedCommand]: (scene: Scene) => CommandInputs[Name] } = {
  acknowledgeOrder: () => ({ channel: 'PHONE', result: 'CONFIRMED', spokenTo: '客户采购' }),
  prewarnCustomer: () => ({ told: true, message: '已电话告知客户交期风险' }),
  supplementInformation: () => ({ supplement: {}, source: '客户来电' }),
  verifyCustomer: ({ order }) => ({
    result: 'VERIFIED',
    registeredName: order.details.customer.name ?? '客户',
    how: '国家企业信用信息公示系统',
  }),
  confirmRequirements: () => ({
    confirmedWith: '客户技术负责人',
    channel: 'PHONE',
    technical: '按订单所列规格型号执行',
    quality: '按现行国家标准验收',
  }),
  recordOriginal: () => ({ where: '销售部订单原件夹' }),
  passInitialReview: () => ({ comment: '资料齐全，规格与交期已与客户核对' }),
  recordProject: () => ({ name: '二期配电工程', owner: '项目业主', site: '项目现场' }),
  acceptAssignment: ({ task }) => ({ department: task.department }),
  recordReview: ({ task }) => ({ department: task.department, result: 'PASS', comment: '评审通过' }),
  answerQuestion: ({ order }) => ({
    questionId: order.questions?.find((each) => each.answer === undefined)?.questionId ?? 'Q1',
    answer: '已与客户核对并答复',
  }),
  reviewCredit: () => ({ result: 'PASS', comment: '客户信用良好' }),
  overrideCredit: () => ({ reason: '长期合作客户，回款正常' }),
  decideReview: () => ({ outcome: 'ACCEPT' }),
  recordCustomerDecision: () => ({ agreed: true, saidBy: '客户采购经理' }),
  decideRefusedPostponement: () => ({ decline: false, reason: '按客户原交期安排加班生产' }),
  issueQuotation: ({ order, paper }) => ({ quotationNumber: paper('BJ'), total: order.total }),
  signContract: ({ paper }) => ({ contractNumber: paper('HT'), customerSignedBy: '客户法定代表人' }),
  confirmPlan: ({ task }) => ({ department: task.department, comment: '可按期执行' }),
  releaseOrder: () => ({ comment: '合同已签，下达生产' }),
  checkStock: () => ({ fromStock: [] }),
  submitPlan: ({ day, lot }) => ({
    start: day(1),
    finish: day(15),
    route: '下料—装配—调试',
    resources: '一车间甲班',
    materialAgreed: true,
    ...(lot.planVersion > 0 ? { reason: '订单变更，重新排产' } : {}),
  }),
  confirmMaterial: () => ({ comment: '物料已到货并检验入库' }),
  countersign: ({ task }) => ({ department: task.department, medium: 'SYSTEM' }),
  proposeRemedy: ({ day }) => ({ proposal: '周末加班并调用备用设备', newFinish: day(18) }),
  completeProduction: () => ({ comment: '全部完工' }),
  recordInspection: ({ lot }) => ({ passed: copied(lot), failed: [], standardVersion: 'QS-2026-03' }),
  proposeRectification: ({ day }) => ({
    cause: '装配尺寸超差',
    measure: '返修后重新试验',
    owner: 'PRODUCTION',
    due: day(2),
  }),
  completeRework: () => ({ comment: '返修完成' }),
  checkPackingList: ({ lot }) => ({ packed: copied(lot) }),
  arrangeTransport: ({ day, at }) => ({
    mode: 'FREIGHT',
    carrier: '德邦物流',
    pickUpAt: at(1, '10:00'),
    expectedArrival: day(4),
  }),
  dispatchShipment: ({ paper }) => ({
    shippingNoteNumber: paper('FH'),
    warehouseSignedBy: '仓库管理员',
    carrierSignedBy: '承运司机',
    trackingNumber: paper('DB'),
  }),
  resolveDeliveryException: () => ({ solution: '承运商改派车辆，次日送达' }),
  recordDelivery: ({ order }) => ({
    signedBy: order.details.consignee ?? '收货人',
    deliveredBy: '承运司机',
    clean: true,
  }),
  acceptDelivery: ({ order }) => ({ acceptedBy: order.details.consignee ?? '客户' }),
  ...cancellationInputs,
  ...changeInputs,
  issueInvoice: ({ order, paper }) => ({ invoiceNumber: paper('FP'), total: order.amountDue }),
  recordPayment: ({ order, day, paper }) => ({
    reference: paper('SK'),
    total: order.balance,
    receivedOn: day(0),
  }),
  recordFollowUp: () => ({ satisfied: true, comment: '设备运行正常，客户满意' }),
  archiveOrder: () => ({}),
};

function copied(lot: LotView): LotLine[] {
  return lot.lines.map(({ line, quantity }) => ({ line, quantity }));
}
