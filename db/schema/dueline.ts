import { pgSchema } from 'drizzle-orm/pg-core';

/** The Postgres schema that holds everything of this product, apart from whatever else a database holds. */
export const dueline = pgSchema('dueline');

/** Running part of the order numbers (INTAKE-08). A number taken by a commit that failed stays unused. */
export const orderNumberSequence = dueline.sequence('order_number_sequence');
