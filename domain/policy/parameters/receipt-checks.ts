import type { Parameter } from '../parameters.ts';

/** What is checked of an order before its review: completeness by type, the customer, the requirements, the original. */
export const receiptCheckParameters = {
  'intake.requiredFieldsByType': {
    default: {
      // A service has no model and no specification of its own; what is to be done is said in words.
      SERVICE: [
        'customer.name',
        'customer.contact',
        'lines.productName',
        'lines.quantity',
        'lines.unitPrice',
        'lines.requirements',
        'paymentMethod',
        'deliveryDate',
        'deliveryAddress',
      ],
      // What departs from the catalogue is said by no catalogue entry.
      NON_REGULAR: [
        'customer.name',
        'customer.contact',
        'lines.productName',
        'lines.specification',
        'lines.model',
        'lines.quantity',
        'lines.unitPrice',
        'lines.requirements',
        'paymentMethod',
        'deliveryDate',
        'deliveryAddress',
      ],
    },
    unit: 'map',
    kind: 'A',
    source: 'INTAKE-06; 002 1.3 标准化',
    owner: 'SALES',
    purpose:
      'fields that an order of another type or kind needs in place of the usual ones; the kind comes first (INTAKE-06, INTAKE-25)',
  },
  'intake.ownGaps': {
    default: ['customer.customerId', 'lines.productCode', 'lines.unit'],
    unit: 'list',
    kind: 'A',
    source: 'ruling 6',
    owner: 'SALES',
    purpose: 'fields that only we can know: while they alone are missing, our clock runs on (SLA-10)',
  },
  'intake.taxNumberFormats': {
    default: ['CREDIT_CODE', 'OLD_15', 'OLD_17', 'OLD_20'],
    unit: 'list',
    choices: ['CREDIT_CODE', 'OLD_15', 'OLD_17', 'OLD_20', 'FOREIGN'],
    kind: 'A',
    source: 'GB 32100-2015; 002 1.2',
    owner: 'SALES',
    purpose: 'forms of tax numbers that are accepted; only the credit code has a check character (INTAKE-15)',
  },
  'intake.confirmRequirementsFor': {
    default: ['NON_REGULAR', 'SPECIAL', 'PROJECT'],
    unit: 'list',
    choices: ['REGULAR', 'NON_REGULAR', 'SPECIAL', 'PROJECT'],
    kind: 'A',
    source: '001c 要求确认; 000/2 四.2; ruling 2',
    owner: 'SALES',
    purpose:
      'order types whose requirements are confirmed with the customer before review; a catalogue order in its own words needs none (INTAKE-07)',
  },
  'intake.confirmFreeText': {
    default: false,
    unit: 'flag',
    kind: 'A',
    source: '001c 要求确认; ruling 2',
    owner: 'SALES',
    purpose:
      'requirements in free text are confirmed with the customer whatever the type of the order (INTAKE-07)',
  },
  'intake.originalRequiredFor': {
    default: ['EMAIL', 'FAX', 'LETTER'],
    unit: 'list',
    kind: 'S',
    source: '003/1 第五条2; 004 线下渠道',
    owner: 'SALES',
    purpose: 'channels whose original message is kept with the order (INTAKE-05)',
  },
} as const satisfies Record<string, Parameter>;
