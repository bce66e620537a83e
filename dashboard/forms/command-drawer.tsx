import { Drawer, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { Order } from '../api/orders.ts';
import type { Names } from '../api/session.ts';
import { useWords } from '../words/use-words.ts';
import type { Act } from './act.ts';
import { CommandForm } from './command-form.tsx';

/** A command in a drawer: from the right at a desk, from below on a phone. What was typed survives its closing. */
export function CommandDrawer(props: {
  act: Act | undefined;
  onClose: () => void;
  onDone?: (order: Order) => void;
  /** What is being opened, while its act is read. */
  opening?: { title: Names; of: (string | undefined)[] };
  /** Called when it is gone from the screen. */
  onExited?: () => void;
  children?: ReactNode;
}) {
  const { act, onClose, onDone, opening, onExited, children } = props;
  const { name } = useWords();
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  return (
    <Drawer
      opened={act !== undefined || opening !== undefined}
      onClose={onClose}
      {...(onExited && { onExitTransitionEnd: onExited, returnFocus: false })}
      position={narrow ? 'bottom' : 'right'}
      size={narrow ? '92%' : 'lg'}
      title={
        <Stack gap={0}>
          <Text fw={650}>{name(act?.title ?? opening?.title)}</Text>
          <Text size="sm" c="dimmed">
            {(act ? [act.orderNumber, act.lotId] : (opening?.of ?? [])).join(' ')}
          </Text>
        </Stack>
      }
    >
      {children}
      {act && (
        <CommandForm
          key={`${act.orderId}.${act.lotId}.${act.command}`}
          act={act}
          onDone={(order) => {
            onDone?.(order);
            onClose();
          }}
        />
      )}
    </Drawer>
  );
}
