import { customType } from 'drizzle-orm/pg-core';
import type { Instant } from '../../domain/instant.ts';

/** A `timestamptz` read as ISO 8601 in UTC and written from ISO 8601 with any offset. */
export const instant = customType<{ data: Instant; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: (value) => new Date(value).toISOString(),
  toDriver: (value) => value,
});
