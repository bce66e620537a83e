import './order.css';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A record as a list of what it says; what is not said is left out. */
export function Record({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  const said = rows.filter(([, value]) => value !== undefined && value !== '' && value !== false);
  return (
    <dl className="facts">
      {said.map(([label, value]) => (
        <div key={label}>
          <Text component="dt" size="sm" c="dimmed">
            {label}
          </Text>
          <Text component="dd" size="sm" m={0}>
            {value}
          </Text>
        </div>
      ))}
    </dl>
  );
}
