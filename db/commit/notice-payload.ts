import type { Instant } from '../../domain/instant.ts';
import type { ClockKind } from '../../domain/order/clock.ts';
import type { EscalationLevel } from '../../domain/order/escalation.ts';
import type { CommandName } from '../../domain/order/inputs.ts';
import type { Stage } from '../../domain/order/stage-names.ts';
import type { Department } from '../../domain/people/departments.ts';
import type { Role } from '../../domain/people/roles.ts';

/** What a notice of a rung says, apart from channel and language: the six contents of SLA-16 and what it concerns. */
export interface NoticePayload {
  orderId: string;
  orderNumber: string;
  customerName?: string;
  stage: Stage;
  lotId?: string;
  clockId: string;
  clockKind: ClockKind;
  rung: string;
  level: EscalationLevel;
  /** Due instant of the clock. */
  deadline: Instant;
  responsible: {
    department: Department;
    role: Role;
    people: { personId: string; nameZh: string; nameEn: string }[];
  };
  /** Since when the work is overdue; absent while it is not yet. */
  overdueSince?: Instant;
  /** Commands that complete the work. */
  requiredActions: CommandName[];
  /** True instant of the rung. */
  reachedAt: Instant;
  /** The role that nobody holds: the notice went to the next level in its place (rule 14). */
  unstaffedRole?: Role;
}
