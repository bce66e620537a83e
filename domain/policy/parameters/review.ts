import type { Parameter } from '../parameters.ts';

/** Who reviews what of an order, and when (REVIEW). */
export const reviewParameters = {
  'review.sequence': {
    default: { NON_REGULAR: ['FINANCE', 'LEADERSHIP'] },
    unit: 'map',
    kind: 'A',
    source: '003/1 第十一条; 001c 订单评审',
    owner: 'CONTRACT_ORDER',
    purpose: 'departments that sign, in this order, after all others of the type (REVIEW-19)',
  },
  'review.alsoWhen': {
    default: { CONTRACT_DOCUMENT: ['LEGAL'], JOINT_DATE: ['CONTRACT_ORDER'] },
    unit: 'map',
    kind: 'A',
    source: '003/1 第十一条2; 001c 订单评审.1',
    owner: 'CONTRACT_ORDER',
    purpose: 'departments that review an order too when something holds of it (REVIEW-04, REVIEW-14)',
  },
  'review.checklist': {
    default: {
      REGULAR: [
        'SPECIFICATION PRODUCTION 规格型号|Specification',
        'QUANTITY PRODUCTION 数量|Quantity',
        'STOCK PRODUCTION 产品库存|Product stock',
        'CAPACITY PRODUCTION 生产能力|Production capacity',
        'DELIVERY_DATE PRODUCTION,CONTRACT_ORDER 交货期|Delivery date',
        'PRICE FINANCE 价格与金额|Price and amount',
        'PAYMENT_METHOD FINANCE 付款方式|Payment method',
        'CREDIT FINANCE 客户信用|Customer credit',
        'MATERIALS PROCUREMENT 物料与资源|Materials and resources',
        'CONTRACT_TERMS LEGAL 合同条款合法性|Contract and law',
      ],
      NON_REGULAR: [
        'TECHNICAL ENGINEERING 技术可行性|Technical feasibility',
        'QUALITY QUALITY 质量要求|Quality requirements',
        'TRANSPORT LOGISTICS 运输条件|Transport',
        'OVERALL LEADERSHIP 总体可行性|Overall feasibility',
      ],
      PROJECT: [
        'TECHNICAL ENGINEERING 技术可行性|Technical feasibility',
        'PROJECT_SCHEDULE ENGINEERING 项目进度|Project schedule',
      ],
    },
    unit: 'map',
    kind: 'A',
    source: '003/2 五.2; 002 1.2, 3.2, 3.3; 001l 2',
    owner: 'CONTRACT_ORDER',
    purpose: 'what each department reviews; a type has the regular items and its own (REVIEW-02, -06, -23)',
  },
  'sla.review.question': {
    default: '4wh',
    unit: 'budget',
    kind: 'A',
    source: '001b 4.1',
    owner: 'SALES',
    purpose: "sales' answer to what a reviewing department asks (REVIEW-11)",
  },
} as const satisfies Record<string, Parameter>;
