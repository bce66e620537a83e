import { z } from 'zod';
import { monthPattern } from '../../domain/figures/month.ts';

/** A month of the company. */
export const monthText = z.string().regex(monthPattern, 'must be a month such as 2025-10');
