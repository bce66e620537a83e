import type { CurrencyCode } from '../money/money.ts';
import type { ChannelGroup } from '../order/channel-groups.ts';
import type { Channel, CustomerLanguage, OrderKind, OrderType, PaymentMethod } from '../order/details.ts';
import type { Countersignature, DelayType, DeliveryExceptionType, TransportMode } from '../order/lot.ts';
import type { Acknowledgement } from '../order/risk.ts';
import type { Review, ReviewDecision } from '../order/state.ts';
import type { Names, NamesOf } from './names.ts';

export const channelNames: NamesOf<Channel> = {
  WEBSITE: { zh: '公司网站', en: 'Website' },
  PLATFORM: { zh: '电商平台', en: 'Trading platform' },
  PHONE: { zh: '电话', en: 'Phone' },
  EMAIL: { zh: '电子邮件', en: 'E-mail' },
  FAX: { zh: '传真', en: 'Fax' },
  LETTER: { zh: '信函', en: 'Letter' },
  VISIT: { zh: '来访', en: 'Visit' },
  SALESPERSON: { zh: '业务员', en: 'Salesperson' },
  OTHER: { zh: '其他', en: 'Other' },
};

export const channelGroupNames: NamesOf<ChannelGroup> = {
  ONLINE: { zh: '线上', en: 'Online' },
  PHONE: { zh: '电话', en: 'By phone' },
  OFFLINE: { zh: '线下', en: 'Offline' },
};

export const orderTypeNames: NamesOf<OrderType> = {
  REGULAR: { zh: '常规订单', en: 'Regular order' },
  NON_REGULAR: { zh: '非常规订单', en: 'Non-regular order' },
  SPECIAL: { zh: '特殊订单', en: 'Special order' },
  PROJECT: { zh: '项目订单', en: 'Project order' },
};

export const orderKindNames: NamesOf<OrderKind> = {
  PRODUCT: { zh: '产品订单', en: 'Product order' },
  SERVICE: { zh: '服务订单', en: 'Service order' },
  PURCHASE: { zh: '采购订单', en: 'Purchase order' },
  PRODUCTION: { zh: '生产订单', en: 'Production order' },
};

export const paymentMethodNames: NamesOf<PaymentMethod> = {
  PREPAYMENT: { zh: '预付款', en: 'Prepayment' },
  CASH_ON_DELIVERY: { zh: '货到付款', en: 'Cash on delivery' },
  MONTHLY: { zh: '月结', en: 'Monthly account' },
};

export const languageNames: NamesOf<CustomerLanguage> = {
  'zh-CN': { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
};

export const currencyNames: NamesOf<CurrencyCode> = {
  CNY: { zh: '人民币', en: 'Chinese yuan' },
  USD: { zh: '美元', en: 'US dollar' },
  EUR: { zh: '欧元', en: 'Euro' },
};

export const transportModeNames: NamesOf<TransportMode> = {
  EXPRESS: { zh: '快递', en: 'Express' },
  FREIGHT: { zh: '物流货运', en: 'Freight' },
  DEDICATED_VEHICLE: { zh: '专车', en: 'Dedicated vehicle' },
  SELF_PICKUP: { zh: '客户自提', en: 'Picked up by the customer' },
};

export const delayTypeNames: NamesOf<DelayType> = {
  MATERIAL_DELAY: { zh: '物料延误', en: 'Late material' },
  ABSENCE: { zh: '人员缺勤', en: 'Absent people' },
  EQUIPMENT_FAILURE: { zh: '设备故障', en: 'Equipment failure' },
  OTHER: { zh: '其他', en: 'Other' },
};

export const deliveryExceptionNames: NamesOf<DeliveryExceptionType> = {
  DELAY: { zh: '延误', en: 'Delay' },
  LOSS: { zh: '丢失', en: 'Loss' },
  DAMAGE: { zh: '破损', en: 'Damage' },
};

export const mediumNames: NamesOf<Countersignature['medium']> = {
  SYSTEM: { zh: '系统内签', en: 'In the system' },
  PAPER: { zh: '纸质签字', en: 'On paper' },
  CHAT: { zh: '聊天记录', en: 'In a chat' },
};

export const reviewResultNames: NamesOf<Review['result']> = {
  PASS: { zh: '通过', en: 'Pass' },
  FAIL: { zh: '不通过', en: 'Fail' },
};

export const reviewOutcomeNames: NamesOf<ReviewDecision['outcome']> = {
  ACCEPT: { zh: '接受', en: 'Accept' },
  ACCEPT_WITH_CONDITIONS: { zh: '有条件接受', en: 'Accept with conditions' },
  REJECT: { zh: '拒绝', en: 'Reject' },
};

export const acknowledgementChannelNames: NamesOf<Acknowledgement['channel']> = {
  PHONE: { zh: '电话', en: 'By phone' },
  EMAIL: { zh: '电子邮件', en: 'By e-mail' },
  SYSTEM: { zh: '系统', en: 'By the system' },
};

export const acknowledgementResultNames: NamesOf<Acknowledgement['result']> = {
  CONFIRMED: { zh: '客户已确认', en: 'Confirmed by the customer' },
  CORRECTED: { zh: '客户作了更正', en: 'Corrected by the customer' },
  NOT_REACHED: { zh: '未联系上', en: 'Not reached' },
};

export const gapOwnerNames: NamesOf<'CUSTOMER' | 'OURS'> = {
  CUSTOMER: { zh: '客户', en: 'The customer' },
  OURS: { zh: '本公司', en: 'Our company' },
};

/** What stands for a contract where policy takes it for one. */
export const contractBasisNames: Readonly<Record<string, Names>> = {
  FRAME_CONTRACT: { zh: '框架合同', en: 'frame contract' },
  PRICE_LIST: { zh: '价目表', en: 'price list' },
};
