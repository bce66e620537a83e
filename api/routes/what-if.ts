import { staffOf } from '../../domain/people/roles.ts';
import { staff } from '../auth/access.ts';
import { callerOf } from '../auth/guard.ts';
import { permit } from '../auth/permit.ts';
import type { ApiContext } from '../context.ts';
import { keyHeaders } from '../idempotency/key-header.ts';
import { whatIfRequest } from '../inputs/what-if.ts';
import { limits } from '../limits.ts';
import { whatIfSchema } from '../views/what-if-schema.ts';
import { whatIfView } from '../views/what-if-view.ts';
import { askWhatIf } from '../what-if/ask-what-if.ts';
import { type ApiApp, operation, posting } from './operation.ts';

/** Who may ask about all orders that they read; others name the orders. */
const bookKeepers = staffOf('SALES', 'CONTRACT_ORDER', 'PLANNING', 'LEADERSHIP', 'ADMINISTRATION');

/** What would happen to open orders. Nothing is kept of a question, its Idempotency-Key included. */
export function whatIfRoute(app: ApiApp, context: ApiContext): void {
  const ask = operation({
    access: staff,
    tag: 'What-if',
    summary: 'Ask what would happen to open orders',
    description:
      'Lets orders go on by the rules that decide live, as they are and as supposed, with nobody acting, and tells which ' +
      'clocks move, which warnings would reach whom and when, and which promises would break. Changes nothing, keeps ' +
      `nothing, sends nothing. At most ${limits.whatIfOrders} orders; sales, contract management, planning and ` +
      'leadership may ask about all that they read, others about orders that they name.',
    codes: posting,
  });
  app.post(
    '/v1/what-if',
    {
      config: ask.config,
      handlerTimeout: context.waits.bulkRequest,
      schema: {
        ...ask.documentation,
        headers: keyHeaders,
        body: whatIfRequest,
        response: { 200: whatIfSchema, ...ask.problems },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      if (request.body.orderIds === undefined) await permit(context, request, caller, bookKeepers);
      const answered = await askWhatIf(context, caller, request.body);
      return whatIfView(answered, await context.reference.local());
    },
  );
}
