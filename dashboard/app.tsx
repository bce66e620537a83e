import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Frame } from './layout/frame.tsx';
import { PageBoundary } from './layout/page-boundary.tsx';
import { Loading, NotFound } from './layout/states.tsx';
import { SessionGate } from './session/session-gate.tsx';
import { readWords } from './words/i18n.ts';
import { WorkPage } from './work/work-page.tsx';

/** Pages but the first are loaded when they are opened. */
const SignInPage = lazy(async () => ({ default: (await import('./session/sign-in-page.tsx')).SignInPage }));
const BoardPage = lazy(async () => ({ default: (await import('./board/board-page.tsx')).BoardPage }));
const OrdersPage = lazy(async () => ({ default: (await import('./orders/orders-page.tsx')).OrdersPage }));
const NewOrderPage = lazy(async () => ({
  default: (await import('./orders/new-order-page.tsx')).NewOrderPage,
}));
const ImportsPage = lazy(async () => {
  const [page] = await Promise.all([import('./imports/imports-page.tsx'), readWords('imports')]);
  return { default: page.ImportsPage };
});
const DraftsPage = lazy(async () => {
  const [page] = await Promise.all([import('./drafts/drafts-page.tsx'), readWords('drafts')]);
  return { default: page.DraftsPage };
});
const DraftPage = lazy(async () => {
  const [page] = await Promise.all([import('./drafts/draft-page.tsx'), readWords('drafts')]);
  return { default: page.DraftPage };
});
const OrderPage = lazy(async () => {
  const [page] = await Promise.all([import('./order/order-page.tsx'), readWords('review', 'otherwise')]);
  return { default: page.OrderPage };
});
const PrintPage = lazy(async () => ({ default: (await import('./order/print-page.tsx')).PrintPage }));
const ScanPage = lazy(async () => {
  const [page] = await Promise.all([import('./scan/scan-page.tsx'), readWords('scan')]);
  return { default: page.ScanPage };
});
const ScannedPage = lazy(async () => {
  const [page] = await Promise.all([import('./scan/scanned-page.tsx'), readWords('scan')]);
  return { default: page.ScannedPage };
});
const CasesPage = lazy(async () => ({ default: (await import('./cases/cases-page.tsx')).CasesPage }));
const CasePage = lazy(async () => ({ default: (await import('./cases/case-page.tsx')).CasePage }));
const CaseReportPage = lazy(async () => ({
  default: (await import('./cases/case-report-page.tsx')).CaseReportPage,
}));
const EscalationsPage = lazy(async () => {
  const [page] = await Promise.all([import('./escalations/escalations-page.tsx'), readWords('escalations')]);
  return { default: page.EscalationsPage };
});
const TimePage = lazy(async () => {
  const [page] = await Promise.all([
    import('./escalations/time-page.tsx'),
    readWords('timeFigures', 'performance', 'administration'),
  ]);
  return { default: page.TimePage };
});
const SupervisionPage = lazy(async () => {
  const [page] = await Promise.all([import('./supervision/supervision-page.tsx'), readWords('supervision')]);
  return { default: page.SupervisionPage };
});
const WhatIfPage = lazy(async () => {
  const [page] = await Promise.all([import('./what-if/what-if-page.tsx'), readWords('whatIf')]);
  return { default: page.WhatIfPage };
});
const NoticesPage = lazy(async () => ({ default: (await import('./notices/notices-page.tsx')).NoticesPage }));
const AdministrationPage = lazy(async () => {
  const [page] = await Promise.all([
    import('./administration/administration-page.tsx'),
    readWords('administration', 'escalations', 'timeFigures'),
  ]);
  return { default: page.AdministrationPage };
});
const FollowPage = lazy(async () => {
  const [page] = await Promise.all([import('./follow/follow-page.tsx'), readWords('follow')]);
  return { default: page.FollowPage };
});

export function App() {
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        <Route path="/sign-in" component={SignInPage} />
        <Route path="/follow" component={FollowPage} />
        <Route>
          <SessionGate>
            <Frame>
              <PageBoundary>
                <Suspense fallback={<Loading />}>
                  <Pages />
                </Suspense>
              </PageBoundary>
            </Frame>
          </SessionGate>
        </Route>
      </Switch>
    </Suspense>
  );
}

function Pages() {
  return (
    <Switch>
      <Route path="/" component={WorkPage} />
      <Route path="/board" component={BoardPage} />
      <Route path="/orders" component={OrdersPage} />
      <Route path="/orders/new" component={NewOrderPage} />
      <Route path="/orders/:orderId" component={OrderPage} />
      <Route path="/orders/:orderId/print" component={PrintPage} />
      <Route path="/drafts" component={DraftsPage} />
      <Route path="/drafts/:draftId" component={DraftPage} />
      <Route path="/imports" component={ImportsPage} />
      <Route path="/scan" component={ScanPage} />
      <Route path="/s/:orderId/:lotId?" component={ScannedPage} />
      <Route path="/cases" component={CasesPage} />
      <Route path="/cases/report" component={CaseReportPage} />
      <Route path="/cases/:caseId" component={CasePage} />
      <Route path="/escalations" component={EscalationsPage} />
      <Route path="/time" component={TimePage} />
      <Route path="/supervision" component={SupervisionPage} />
      <Route path="/what-if" component={WhatIfPage} />
      <Route path="/notices" component={NoticesPage} />
      <Route path="/administration/:part?" component={AdministrationPage} />
      <Route component={NotFound} />
    </Switch>
  );
}
