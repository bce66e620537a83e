import type { Names } from '../../../domain/names/names.ts';
import { confirmationWayNames, verificationResultNames } from '../../../domain/names/receipt-names.ts';
import type { receiptCheckInputs } from '../receipt-checks.ts';

const name = (zh: string, en: string): Names => ({ zh, en });

/** What fields of the checks at receipt are called: by command and path. */
export const receiptCheckLabels: Readonly<Record<string, Names>> = {
  'verifyCustomer.result': name('核实结果', 'Result'),
  'verifyCustomer.registeredName': name('登记的客户名称', 'Registered name'),
  'verifyCustomer.taxNumber': name('统一社会信用代码或税号', 'Credit code or tax number'),
  'verifyCustomer.how': name('查询途径', 'Where it was looked up'),
  'verifyCustomer.whose': name('未核实时由谁澄清', 'Who clears it up, if not found'),
  'confirmRequirements.confirmedWith': name('客户方确认人', 'Confirmed with'),
  'confirmRequirements.channel': name('确认方式', 'How it was confirmed'),
  'confirmRequirements.technical': name('技术要求', 'Technical requirements'),
  'confirmRequirements.quality': name('质量要求', 'Quality requirements'),
  'recordOriginal.attachmentIds': name('作为原件的附件', 'Files that are the original'),
  'recordOriginal.where': name('原件存放处', 'Where the original is kept'),
};

/** What their choices are called. */
export const receiptCheckOptions: Readonly<Record<string, Readonly<Record<string, Names>>>> = {
  'verifyCustomer.result': verificationResultNames,
  'confirmRequirements.channel': confirmationWayNames,
};

/** What each of these commands does, in Chinese. */
export const receiptCheckPurposes: Readonly<Record<keyof typeof receiptCheckInputs, string>> = {
  verifyCustomer: '按名称和税号查询登记信息，核实客户真实性；档案客户核实后一年内有效。',
  confirmRequirements: '记录与客户确认规格、型号、数量、技术和质量要求及交货日期的人、时间和方式。',
  recordOriginal: '登记邮件、传真或信函订单原件的存放处；归档前须登记。',
};
