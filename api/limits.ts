/** Bounds of what a request may carry: the engine refuses payloads above 2 MB, and a journal entry holds before and after. */
export const limits = {
  /** Bytes of a request body; above it 413. */
  bodyBytes: 512 * 1024,
  /** Identifiers, numbers of papers, codes. */
  codeLength: 64,
  /** Regions that one person deals with. */
  regions: 100,
  /** Names of people, firms, products, carriers. */
  nameLength: 200,
  /** Specifications, addresses, contacts. */
  lineLength: 500,
  /** Reasons, comments, requirements in the customer's words. */
  textLength: 1_000,
  orderLines: 100,
  gaps: 50,
  /** Files that a person may name as the original of an order. */
  originals: 20,
  waivers: 20,
  /** Items of one department's checklist. */
  reviewItems: 30,
  /** What one case may hold. */
  caseOrders: 200,
  caseCauses: 20,
  caseMeasures: 50,
  casePeople: 50,
  caseDepartments: 20,
  /** Working days by which a change may make an order later. */
  delayDays: 1_000,
  /** Orders or lots that one bulk request may name. */
  bulkTargets: 200,
  /** Commands of a bulk request that are under way at once. */
  bulkAtOnce: 5,
  pageSize: 200,
  defaultPageSize: 50,
  searchLength: 100,
  /** Cards that a column of the board shows; it counts all. */
  cardsPerColumn: 30,
  /** Rows of an imported sheet, the bytes of its file, and those that a workbook may unpack to. */
  importRows: 10_000,
  importBytes: 5 * 1024 * 1024,
  importUnpackedBytes: 100 * 1024 * 1024,
  /** Orders of an import that are under way at once. */
  importAtOnce: 4,
  /** Rows of one export. */
  exportRows: 20_000,
  /** Query of the address of a saved view. */
  viewQueryLength: 2_000,
  idempotencyKeyLength: 200,
  /** Instants that one request works out, and the bytes that so many take. */
  dueItems: 10_000,
  dueBodyBytes: 2 * 1024 * 1024,
  /** Dates that the paths of one such request may name together. */
  dueSteps: 300_000,
  /** Dates that one request may list. */
  calendarDays: 800,
  frames: 12,
  overrides: 1_000,
  noticeDays: 100,
  incidentOrders: 2_000,
  /** Clocks that a preview lists; it counts all. */
  previewClocks: 500,
  /** Orders that a preview reads at once. */
  previewPage: 100,
  /** Suppositions of one question, the days that they may reach, and the orders that it may look at. */
  whatIfSuppositions: 10,
  whatIfDays: 366,
  whatIfOrders: 5_000,
  /** Payloads that the codec reads in one request, and their bytes: a page of a history. */
  codecPayloads: 10_000,
  codecBodyBytes: 8 * 1024 * 1024,
  /** Bytes of a file that is attached to an order, and how many files an order holds. */
  attachmentBytes: 10 * 1024 * 1024,
  attachmentsPerOrder: 200,
  /** Files of the draft of an order beside its original, and bytes of all together. */
  draftFiles: 20,
  draftBytes: 20 * 1024 * 1024,
  /** Dates lie well inside what calendars reckon with: a ladder goes on for days after a date. */
  firstYear: 2000,
  lastYear: 2150,
} as const;

/** How long the API waits, in milliseconds; a request never hangs. */
export interface Waits {
  /** One call to the engine, its polls included. */
  engine: number;
  /** The whole of a request; what is still open then is the database's. */
  request: number;
  /** The whole of a bulk request. */
  bulkRequest: number;
  /** A readiness probe of one part. */
  probe: number;
  /** The answer to a wrong password comes no sooner, so that its time tells nothing of the account. */
  wrongPassword: number;
  /** An idempotency key whose request has not ended by then was left by a process that died. */
  keyLease: number;
  /** A lease of a bulk request, which may take longer. */
  bulkKeyLease: number;
  /** Between two looks of a change for orders left behind: longer than an API keeps the company's calendar. */
  lookAgain: number;
  /** Changes within this time are told together to whoever listens. */
  eventBurst: number;
  /** Between two looks for an import of orders that nobody works on, and how long one process may be silent about its own. */
  importLook: number;
  importLease: number;
  /** Between two signs of life on a stream of events, each time its reader's rights are looked up anew. */
  heartbeat: number;
}

export const waits: Waits = {
  engine: 10_000,
  request: 15_000,
  bulkRequest: 60_000,
  probe: 2_000,
  wrongPassword: 500,
  keyLease: 20_000,
  bulkKeyLease: 70_000,
  lookAgain: 70_000,
  eventBurst: 200,
  importLook: 5_000,
  importLease: 30_000,
  heartbeat: 15_000,
};

/** Seconds told in Retry-After. */
export const retryAfter = { keyInFlight: 2, away: 5, slowDown: 1 } as const;

/** Days for which an Idempotency-Key gives its first answer (I8). */
export const idempotencyDays = 30;

/** Requests per minute and caller. */
export const requestsPerMinute = 60_000;

/** Refused sign-ins per minute and address, after which the address waits. */
export const failedSignInsPerMinute = 120;

/** Wrong passwords per minute for one account, and from one address, after which they are told to wait. */
export const wrongPasswordsPerMinute = { account: 10, address: 40 } as const;

/** Orders per minute that one shop may push. */
export const pushesPerMinute = 600;

/** Requests per minute with one customer's link. */
export const followsPerMinute = 120;
