import { Group, Paper, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A part of the order page with its heading. */
export function Panel(props: { title: string; aside?: ReactNode; children: ReactNode; part: string }) {
  const { title, aside, children, part } = props;
  return (
    <Paper withBorder p="md" component="section" aria-label={title} data-part={part}>
      <Group justify="space-between" mb="sm" gap="xs">
        <Title order={2} size="h5">
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </Paper>
  );
}
