import type { Exam } from './exam-result.ts';
import { runR1 } from './r1-workers-die.ts';
import { runR2 } from './r2-engine-dies.ts';
import { runR4 } from './r4-effect-boundaries.ts';
import { runR5 } from './r5-deadlines.ts';
import { runR6 } from './r6-one-year.ts';
import { runR7 } from './r7-wrong-clocks.ts';
import { runR10 } from './r10-channel-down.ts';
import { runR11 } from './r11-poisoned-orders.ts';
import { runR13 } from './r13-one-order.ts';
import { runS1 } from './s1-role-matrix.ts';
import { runS2 } from './s2-strangers.ts';
import { runS3 } from './s3-injected-fields.ts';
import { runS4 } from './s4-hostile-search.ts';
import { runS5 } from './s5-webhook-targets.ts';
import { runS6 } from './s6-hostile-names.ts';
import { runS7 } from './s7-forged-webhooks.ts';
import { runS8 } from './s8-limits.ts';
import { runS10 } from './s10-engine-store.ts';
import { runS11 } from './s11-fuzz.ts';
import { runS13 } from './s13-loopback.ts';
import { runU1 } from './u1-whole-order.ts';
import { runU2 } from './u2-messages.ts';
import { runU3 } from './u3-scans.ts';
import { runU5 } from './u5-power-cut.ts';
import { runU6 } from './u6-one-click.ts';

/** The exams that one command can take, by name. */
export const allExams: Readonly<Record<string, Exam>> = {
  R1: runR1,
  R2: runR2,
  R4: runR4,
  R5: runR5,
  R6: runR6,
  R7: runR7,
  R10: runR10,
  R11: runR11,
  R13: runR13,
  S1: runS1,
  S2: runS2,
  S3: runS3,
  S4: runS4,
  S5: runS5,
  S6: runS6,
  S7: runS7,
  S8: runS8,
  S10: runS10,
  S11: runS11,
  S13: runS13,
  U1: runU1,
  U2: runU2,
  U3: runU3,
  U5: runU5,
  U6: runU6,
};
