import type { CaseCommandName } from '../../domain/cases/case-inputs.ts';
import type { Money } from '../../domain/money/money.ts';
import type { BypassStep } from '../../domain/order/bypass.ts';
import type { OrderDetails } from '../../domain/order/details.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import type { LotLine } from '../../domain/order/lot.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';

/** Someone of the sample company who acts in the demo. */
export interface Person {
  personId: string;
  name: string;
  roles: readonly Role[];
}

/** A body of `POST /v1/orders`. */
export type OrderBody = Omit<OrderDetails, 'lines'> & {
  lines: Omit<OrderDetails['lines'][number], 'line'>[];
};

/** What the player needs of an order's view. */
export interface OrderView {
  orderId: string;
  orderNumber: string;
  version: number;
  stage: string;
  stageName: { zh: string; en: string };
  dueAt: string | null;
  overdue: boolean;
  details: {
    customer: { name?: string | undefined };
    deliveryDate?: string | undefined;
    consignee?: string | undefined;
  };
  total: Money;
  /** The total and the extra costs of changes. */
  amountDue: Money;
  /** The change of the order that is open. */
  change?: { confirmations: readonly { party: string }[] } | undefined;
  /** What is not yet paid. */
  balance: Money;
  /** Cases beside the order. */
  cases?: readonly { caseId: string }[] | undefined;
  gaps: readonly { path: string }[];
  /** What reviewing departments asked sales. */
  questions?: readonly { questionId: string; answer?: object | undefined }[] | undefined;
  lots: readonly LotView[];
  tasks: readonly TaskView[];
  bypasses?: readonly { step: BypassStep; department: Department; makeUp?: object | undefined }[] | undefined;
}

export interface LotView {
  lotId: string;
  stage: string;
  stageName: { zh: string; en: string };
  lines: readonly LotLine[];
  source?: 'STOCK' | 'PRODUCTION' | undefined;
  splitFrom?: string | undefined;
  reworkRounds: number;
  planVersion: number;
}

export interface TaskView {
  command: CommandName;
  department: Department;
  roles: readonly Role[];
  lotId?: string | undefined;
  dueAt: string | null;
}

/** Work that a case of the order waits for. */
export interface CaseTaskView {
  caseId: string;
  caseNumber: string;
  /** The case's. */
  version: number;
  command: CaseCommandName;
  department: Department;
  roles: readonly Role[];
  assignedTo?: string | undefined;
  /** Which measure, instruction or decision. */
  subject?: string | undefined;
}

/** A line of the order's journal: what somebody, a rule of policy or time itself did. */
export interface JournalLine {
  version: number;
  kind: 'person' | 'policy' | 'clock';
  /** Person id, or the rule of policy. */
  by: string;
  /** Name in the command table, or `rung`. */
  command: string;
  lotId?: string | undefined;
}

/** A command as a person gives it; the product checks its input. */
export interface Act {
  command: CommandName;
  input: object;
  lotId?: string;
  expectedVersion: number;
}

/** What the demo asks of the product; over HTTP in earnest, in-process where a test plays the rules alone. */
export interface OrderPort {
  people(): Promise<Person[]>;
  receive(by: Person, order: OrderBody): Promise<OrderView>;
  read(by: Person, orderId: string): Promise<OrderView>;
  /** Throws `Refused` when the product says no. */
  give(by: Person, orderId: string, act: Act): Promise<OrderView>;
  /** Keeps a paper of one page with the order; the id of its file. */
  attach(by: Person, orderId: string, title: string): Promise<string>;
  /** What the open cases of the order wait for. */
  caseTasks(orderId: string): Promise<CaseTaskView[]>;
  giveToCase(by: Person, task: CaseTaskView, input: object): Promise<void>;
  /** The whole journal, oldest line first. */
  journal(orderId: string): Promise<JournalLine[]>;
}

/** The product said no: its code and a sentence that a person understands. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, sentence: string) {
    super(sentence);
    this.name = 'Refused';
    this.code = code;
  }
}
