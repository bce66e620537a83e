import { z } from 'zod';
import { isMonth } from '../../domain/figures/month.ts';

/** A month of the company. */
export const monthText = z.string().refine(isMonth, 'must be a month such as 2025-10');
