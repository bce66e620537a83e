import type { CustomerFile, ProductRow } from '../../db/reads/read-files.ts';
import type { CivilDate, Instant } from '../../domain/instant.ts';
import { type Money, subtract } from '../../domain/money/money.ts';
import { normalTaxNumber } from '../../domain/order/credit-code.ts';
import type { LineFacts, OrderDetails, OrderFacts } from '../../domain/order/details.ts';
import type { PolicyValues } from '../../domain/policy/policy.ts';
import type { Calendar } from '../../domain/working-time/calendar.ts';
import { formatCivilDate, parseCivilDate } from '../../domain/working-time/civil-date.ts';
import { workingDateOnOrAfter } from '../../domain/working-time/working-dates.ts';
import { formatLocal } from '../../domain/working-time/working-minutes.ts';

/** What the company's files hold of an order's customer and products. */
export interface OrderFiles {
  customer: CustomerFile | undefined;
  products: readonly ProductRow[];
}

/** The rules that facts are worked out by. */
export interface FactRules {
  policy: PolicyValues;
  calendar: Calendar;
  now: Instant;
}

/** What the files say of an order when it comes in; frozen with it. */
export function orderFacts(details: OrderDetails, files: OrderFiles, rules: FactRules): OrderFacts {
  const { customer } = files;
  const today = formatLocal(rules.calendar, rules.now).slice(0, 10);
  const creditFree = customer && freeCredit(customer);
  const earliestPromise = promiseDate(details, files.products, today, rules.calendar);
  return {
    vip: customer?.vip ?? false,
    customerVerified:
      isVerified(customer?.verifiedOn ?? undefined, today, rules.policy) &&
      isSameTaxNumber(details.customer.taxNumber, customer?.taxNumber),
    frameContract: customer?.frameContract ?? false,
    ...(customer === undefined ? {} : { customerOnFile: true }),
    ...(customer?.region === null || customer?.region === undefined ? {} : { region: customer.region }),
    ...(creditFree === undefined ? {} : { creditFree }),
    ...(earliestPromise === undefined ? {} : { earliestPromise }),
    lines: details.lines.map((line) => lineFacts(line.line, productOf(files.products, line.productCode))),
  };
}

/** The order with what the files know of its customer and products, where the sender left it out. */
export function filledIn(details: OrderDetails, { customer, products }: OrderFiles): OrderDetails {
  return {
    ...details,
    customer: {
      ...(customer === undefined
        ? {}
        : known(customer, ['name', 'taxNumber', 'contact', 'email', 'language'])),
      ...details.customer,
    },
    lines: details.lines.map((line) => {
      const product = productOf(products, line.productCode);
      if (product === undefined) return line;
      return {
        productName: product.nameZh,
        ...known(product, ['specification', 'model', 'unit']),
        ...line,
      };
    }),
  };
}

/** Credit limit less what the customer's open orders come to; none where nobody set a limit. */
function freeCredit(customer: CustomerFile): Money | undefined {
  const { creditLimit, openAmount, currency } = customer;
  if (creditLimit === null) return undefined;
  return subtract({ amount: creditLimit, currency }, { amount: openAmount, currency });
}

/** A known customer is verified once in a while, not per order (ruling 6). */
function isVerified(verifiedOn: CivilDate | undefined, today: CivilDate, policy: PolicyValues): boolean {
  if (verifiedOn === undefined) return false;
  const validDays = policy['intake.verificationValidDays'];
  return parseCivilDate(today) - parseCivilDate(verifiedOn) <= validDays;
}

/** What was verified under another tax number says nothing of this one. */
function isSameTaxNumber(typed: string | undefined, onFile: string | null | undefined): boolean {
  if (typed === undefined || onFile === undefined || onFile === null) return true;
  return normalTaxNumber(typed) === normalTaxNumber(onFile);
}

/** The longest lead time of all products from today, on a working day; unknown when one product is. */
function promiseDate(
  details: OrderDetails,
  products: readonly ProductRow[],
  today: CivilDate,
  calendar: Calendar,
): CivilDate | undefined {
  const leads = details.lines.map((line) => productOf(products, line.productCode)?.leadTimeDays);
  if (leads.length === 0 || leads.includes(undefined)) return undefined;
  const longest = Math.max(...leads.map((days) => days ?? 0));
  return workingDateOnOrAfter(calendar, formatCivilDate(parseCivilDate(today) + longest));
}

function lineFacts(line: number, product: ProductRow | undefined): LineFacts {
  const facts: LineFacts = {
    line,
    inCatalogue: product !== undefined,
    bomReleased: product?.bomReleased ?? false,
  };
  if (product === undefined) return facts;
  if (product.category !== null) facts.category = product.category;
  if (product.listPrice === null) return facts;
  return { ...facts, listPrice: { amount: product.listPrice, currency: product.currency } };
}

function productOf(products: readonly ProductRow[], code: string | undefined): ProductRow | undefined {
  return code === undefined ? undefined : products.find((product) => product.productCode === code);
}

/** The named fields that a row has. */
function known<Row, Name extends keyof Row>(
  row: Row,
  fields: readonly Name[],
): { [Field in Name]?: NonNullable<Row[Field]> } {
  const found = fields.flatMap((field) => (row[field] === null ? [] : [[field, row[field]] as const]));
  return Object.fromEntries(found) as { [Field in Name]?: NonNullable<Row[Field]> };
}
