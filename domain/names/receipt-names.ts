import type { CustomerKind } from '../order/details.ts';
import type { ConfirmationWay } from '../order/receipt-checks.ts';
import type { Verification } from '../order/verification.ts';
import type { NamesOf } from './names.ts';

export const customerKindNames: NamesOf<CustomerKind> = {
  BUSINESS: { zh: '企业', en: 'Firm' },
  PERSON: { zh: '个人', en: 'Private person' },
};

export const verificationResultNames: NamesOf<Verification['result']> = {
  VERIFIED: { zh: '属实', en: 'Verified' },
  NOT_VERIFIED: { zh: '未能核实', en: 'Not verified' },
};

export const confirmationWayNames: NamesOf<ConfirmationWay> = {
  PHONE: { zh: '电话', en: 'By phone' },
  EMAIL: { zh: '电子邮件', en: 'By e-mail' },
  VISIT: { zh: '面谈', en: 'In person' },
  WRITING: { zh: '书面', en: 'In writing' },
  CHAT: { zh: '聊天记录', en: 'In a chat' },
};
