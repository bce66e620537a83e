import { useQuery } from '@tanstack/react-query';
import type { UntrackedPage } from '../../api/views/tracking-schema.ts';
import { type ReportingDepartment, reportingDepartments } from '../../domain/order/tracking.ts';
import { departments } from '../../domain/people/departments.ts';
import { rolesOf } from '../../domain/people/roles.ts';
import { request } from '../api/request.ts';
import { holdsOne, useSession } from '../session/session-context.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import { QuietOrders, shownAtOnce } from './quiet-orders.tsx';

/** The reports of progress that the reader's departments owe sales, each one click from its form (TRACK-03). */
export function DueReports() {
  const session = useSession();
  const own = reportingDepartments.filter((department) => holdsOne(session, rolesOf(department)));
  return own.map((department) => <ReportsOf key={department} department={department} />);
}

function ReportsOf({ department }: { department: ReportingDepartment }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  const { data } = useQuery({
    queryKey: ['work', 'reports', department],
    queryFn: ({ signal }) =>
      request<UntrackedPage>('/v1/tracking', { query: { department, limit: shownAtOnce }, signal }),
  });
  return (
    <QuietOrders
      title={t('work.reportsDue', { department: name(departments[department]) })}
      orders={data?.items ?? []}
      hrefOf={({ orderId }) => `/orders/${orderId}?task=recordTracking`}
      sinceOf={({ lastTrackedAt }) => t('work.reportedLast', { at: short(lastTrackedAt) })}
      mark={{ 'data-reports': department }}
    />
  );
}
