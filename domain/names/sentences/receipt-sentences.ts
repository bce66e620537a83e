/** What is said of an order's customer, requirements and original, English and Chinese. */
export const receiptSentences: readonly (readonly [en: string, zh: string])[] = [
  [
    'the check character does not fit the other 17: compare it with the business licence',
    '校验位与前 17 位不符，请与营业执照核对',
  ],
  [
    'is no unified social credit code, nor a tax number that the company accepts',
    '不是统一社会信用代码，也不是公司接受的税号',
  ],
  ['was not found in the register under this name', '登记信息中查不到该名称'],
  ['The customer is verified already.', '客户已经核实。'],
  ['a verified customer leaves nothing to clear up', '客户属实时无需澄清'],
  ['a firm is verified by name and tax number: say both', '企业客户须按名称和税号核实，请填写两项'],
  [
    'The customer is not verified: look up name and tax number in the register and verify the customer first.',
    '客户尚未核实：请先按名称和税号查询并核实客户。',
  ],
  [
    'Nobody has confirmed with the customer what is wanted: confirm the requirements first.',
    '尚未与客户确认要求：请先确认要求。',
  ],
  ['The original is recorded already.', '原件已经登记。'],
  ['name the files of the order, or say where the paper is kept', '请指明订单附件，或写明纸质原件存放处'],
  ['is no file of this order', '不是该订单的附件'],
];
