import type { Instant } from '../instant.ts';
import type { Department } from '../people/departments.ts';

/** A department expects that the order will be late and tells sales (SLA-06). */
export interface Risk {
  department: Department;
  description: string;
  by: string;
  at: Instant;
}

/** How the customer was told that the order has come in, by whom and with what result (INTAKE-12). */
export interface Acknowledgement {
  channel: 'PHONE' | 'EMAIL' | 'SYSTEM';
  result: 'CONFIRMED' | 'CORRECTED' | 'NOT_REACHED';
  spokenTo?: string;
  by: string;
  at: Instant;
}

/** Sales' answer to a risk: what the customer was told, or why nothing (SLA-07). */
export interface CustomerPrewarning {
  told: boolean;
  /** What was said, or why it was not. */
  message: string;
  by: string;
  at: Instant;
}
