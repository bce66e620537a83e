import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { guardRoutes } from './auth/guard.ts';
import { measureChannels } from './channel-metrics.ts';
import type { ApiContext } from './context.ts';
import type { ApiDeps } from './deps.ts';
import { createCaseEngine } from './engine/case-engine.ts';
import { createOrderEngine } from './engine/order-engine.ts';
import { limits, waits as usualWaits } from './limits.ts';
import { logging } from './logging.ts';
import { measureRequests } from './metrics.ts';
import { documentRoutes } from './openapi.ts';
import { sendPage, servePage, wantsPage } from './page/serve-page.ts';
import { answerMalformedHttp } from './problems/malformed-http.ts';
import { ProblemError } from './problems/problem.ts';
import { handleError, sendProblem } from './problems/send-problem.ts';
import { createReference } from './reference.ts';
import { absenceRoutes } from './routes/absences.ts';
import { accessLogRoute } from './routes/access-log.ts';
import { apiKeyRotationRoute } from './routes/api-key-rotation.ts';
import { apiKeyRoutes } from './routes/api-keys.ts';
import { asOfRoutes } from './routes/as-of.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { bulkCommandRoute } from './routes/bulk-commands.ts';
import { bypassReportRoute } from './routes/bypass-report.ts';
import { calendarRoutes } from './routes/calendars.ts';
import { caseCommandRoutes } from './routes/case-commands.ts';
import { caseListRoutes } from './routes/case-list.ts';
import { caseReportRoute } from './routes/case-report.ts';
import { caseRoutes } from './routes/cases.ts';
import { changeApplicationRoutes } from './routes/change-application.ts';
import { changeImpactRoute } from './routes/change-impact.ts';
import { changeRoutes } from './routes/changes.ts';
import { channelRoute } from './routes/channels.ts';
import { clockRoutes } from './routes/clocks.ts';
import { codecRoutes } from './routes/codec.ts';
import { codeRoute } from './routes/codes.ts';
import { commandRoutes } from './routes/commands.ts';
import { companyRoutes } from './routes/company.ts';
import { courseRoute } from './routes/course.ts';
import { customerLinkRoutes } from './routes/customer-links.ts';
import { deadLetterRoutes } from './routes/dead-letters.ts';
import { delegationRoutes } from './routes/delegations.ts';
import { departmentCalendarRoutes } from './routes/department-calendars.ts';
import { dueInstantRoute } from './routes/due-instants.ts';
import { eventRoute } from './routes/events.ts';
import { followRoutes } from './routes/follow.ts';
import { identityRoutes } from './routes/identities.ts';
import { inboundPlatformRoutes } from './routes/inbound-platforms.ts';
import { messageRoute } from './routes/messages.ts';
import { noticeRoute } from './routes/notices.ts';
import { operationsRoutes } from './routes/operations.ts';
import { orderCopyRoute } from './routes/order-copy.ts';
import { orderDraftActRoutes } from './routes/order-draft-acts.ts';
import { orderDraftRoutes } from './routes/order-drafts.ts';
import { orderExportRoutes } from './routes/order-export.ts';
import { orderImportFileRoutes } from './routes/order-import-files.ts';
import { orderImportRoutes } from './routes/order-imports.ts';
import { orderListRoutes } from './routes/order-list.ts';
import { orderTypeRoute } from './routes/order-types.ts';
import { orderRoutes } from './routes/orders.ts';
import { peopleRoutes } from './routes/people.ts';
import { performanceReportRoute } from './routes/performance-report.ts';
import { platformOrderRoutes } from './routes/platform-orders.ts';
import { policyRoutes } from './routes/policies.ts';
import { projectRoute } from './routes/projects.ts';
import { readGrantRoutes } from './routes/read-grants.ts';
import { reportRoutes } from './routes/reports.ts';
import { robotRoutes } from './routes/robots.ts';
import { savedViewRoutes } from './routes/saved-views.ts';
import { searchRoute } from './routes/search.ts';
import { sessionRoutes } from './routes/session.ts';
import { sessionPasswordRoutes } from './routes/session-password.ts';
import { signInRoute } from './routes/sign-in.ts';
import { signInOidcRoutes } from './routes/sign-in-oidc.ts';
import { signInWecomRoutes } from './routes/sign-in-wecom.ts';
import { storyRoute } from './routes/story.ts';
import { subscriptionRoutes } from './routes/subscriptions.ts';
import { supervisionReportRoute } from './routes/supervision-report.ts';
import { taskRoutes } from './routes/tasks.ts';
import { timelineRoute } from './routes/timeline.ts';
import { trackingRoutes } from './routes/tracking.ts';
import { webhookEndpointRoutes } from './routes/webhook-endpoints.ts';
import { whatIfRoute } from './routes/what-if.ts';
import { wordRoutes } from './routes/words.ts';

/** The HTTP API, ready to listen or to inject requests into. It opens nothing and closes nothing of its deps. */
export async function buildApp(deps: ApiDeps): Promise<FastifyInstance> {
  const waits = { ...usualWaits, ...deps.waits };
  const app = fastify({
    logger: logging(deps),
    genReqId: () => randomUUID(),
    trustProxy: deps.settings.trustedProxies ?? false,
    bodyLimit: limits.bodyBytes,
    handlerTimeout: waits.request,
    requestTimeout: waits.request,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: answerMalformedHttp,
    frameworkErrors: handleError,
  });
  app.setValidatorCompiler(validatorCompiler);
  // Schemas of answers are documentation, held to the code by tests; checking each answer again costs time.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  app.setErrorHandler(handleError);
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });

  await app.register(helmet, {
    contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } },
  });
  await app.register(rateLimit, { global: false });
  await app.register(cookie);
  app.setNotFoundHandler((request, reply) => {
    if (app.page !== undefined && wantsPage(request)) void sendPage(reply, app.page);
    else sendProblem(request, reply, new ProblemError('not-found'));
  });

  const metrics = measureRequests(app);
  measureChannels(metrics, deps.database);
  guardRoutes(app, deps);
  await documentRoutes(app, deps.settings.publicUrl);
  if (deps.pageFolder !== undefined) await servePage(app, deps.pageFolder);

  const context: ApiContext = {
    ...deps,
    engine: createOrderEngine(deps.temporal, deps.settings.taskQueue, waits.engine),
    cases: createCaseEngine(deps.temporal, deps.settings.taskQueue, waits.engine),
    waits,
    reference: createReference(deps),
  };
  const routes = app.withTypeProvider<ZodTypeProvider>();
  orderRoutes(routes, context);
  platformOrderRoutes(routes, context);
  inboundPlatformRoutes(routes, context);
  orderDraftRoutes(routes, context);
  orderDraftActRoutes(routes, context);
  orderListRoutes(routes, context);
  orderExportRoutes(routes, context);
  orderImportRoutes(routes, context);
  orderImportFileRoutes(routes, context);
  searchRoute(routes, context);
  savedViewRoutes(routes, context);
  timelineRoute(routes, context);
  messageRoute(routes, context);
  courseRoute(routes, context);
  changeImpactRoute(routes, context);
  storyRoute(routes, context);
  eventRoute(routes, context);
  attachmentRoutes(routes, context);
  codeRoute(routes, context);
  commandRoutes(routes, context);
  bulkCommandRoute(routes, context);
  taskRoutes(routes, context);
  trackingRoutes(routes, context);
  projectRoute(routes, context);
  orderTypeRoute(routes, context);
  orderCopyRoute(routes, context);
  clockRoutes(routes, context);
  reportRoutes(routes, context);
  bypassReportRoute(routes, context);
  caseRoutes(routes, context);
  caseListRoutes(routes, context);
  caseCommandRoutes(routes, context);
  caseReportRoute(routes, context);
  supervisionReportRoute(routes, context);
  performanceReportRoute(routes, context);
  peopleRoutes(routes, context);
  delegationRoutes(routes, context);
  readGrantRoutes(routes, context);
  sessionRoutes(routes, context);
  sessionPasswordRoutes(routes, context);
  signInRoute(routes, context);
  signInOidcRoutes(routes, context);
  signInWecomRoutes(routes, context);
  identityRoutes(routes, context);
  customerLinkRoutes(routes, context);
  followRoutes(routes, context);
  apiKeyRoutes(routes, context);
  apiKeyRotationRoute(routes, context);
  accessLogRoute(routes, context);
  companyRoutes(routes, context);
  calendarRoutes(routes, context);
  dueInstantRoute(routes, context);
  departmentCalendarRoutes(routes, context);
  policyRoutes(routes, context);
  changeRoutes(routes, context);
  changeApplicationRoutes(routes, context);
  whatIfRoute(routes, context);
  asOfRoutes(routes, context);
  webhookEndpointRoutes(routes, context);
  absenceRoutes(routes, context);
  subscriptionRoutes(routes, context);
  robotRoutes(routes, context);
  channelRoute(routes, context);
  deadLetterRoutes(routes, context);
  noticeRoute(routes, context);
  wordRoutes(routes);
  codecRoutes(routes, context);
  operationsRoutes(routes, context, metrics);
  await app.ready();
  return app;
}
