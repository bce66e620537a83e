import type { ApiDeps } from './deps.ts';
import type { CaseEngine } from './engine/case-engine.ts';
import type { OrderEngine } from './engine/order-engine.ts';
import type { Waits } from './limits.ts';
import type { Reference } from './reference.ts';

/** What routes work with. */
export interface ApiContext extends ApiDeps {
  engine: OrderEngine;
  cases: CaseEngine;
  reference: Reference;
  waits: Waits;
}

/** A request as the engine and the journal know it: the same request has the same update id (I8). */
export interface RequestTicket {
  updateId: string;
  /** An earlier try of the same request may have done its work already. */
  resumed: boolean;
}
