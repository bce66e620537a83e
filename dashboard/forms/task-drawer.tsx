import { Button, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'wouter';
import { type Order, orderKey } from '../api/orders.ts';
import { request } from '../api/request.ts';
import type { Names } from '../api/session.ts';
import { Empty, Failed, Loading } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import { actOf, offeredFor } from './act.ts';
import { CommandDrawer } from './command-drawer.tsx';
import type { Values } from './schema.ts';

/** An act that a list or a notice asks for: its order is read when it is opened. */
export interface AskedAct {
  orderId: string;
  orderNumber: string;
  command: string;
  title: Names;
  lotId?: string;
  fixed?: Values;
}

/**
 * Does a task where it is listed. The order is read anew at the opening and then stands still: what happens meanwhile
 * is told when the act is given, and nothing moves under the reader's hands.
 */
export function TaskDrawer(props: {
  asked: AskedAct | undefined;
  onClose: () => void;
  onDone?: () => void;
  onExited?: () => void;
  children?: ReactNode;
}) {
  const { asked, onClose, onDone, onExited, children } = props;
  const { t } = useWords();
  const { order, error, retry } = useOpened(asked);
  const offered = order && asked && offeredFor(order, asked);
  const act = useMemo(
    () => (order && offered ? actOf(order, offered, asked?.fixed) : undefined),
    [order, offered, asked?.fixed],
  );
  return (
    <CommandDrawer
      act={act}
      {...(asked && { opening: { title: asked.title, of: [asked.orderNumber, asked.lotId] } })}
      onClose={onClose}
      {...(onExited && { onExited })}
      {...(onDone && { onDone })}
    >
      {asked &&
        order === undefined &&
        (error ? <Failed error={error} retry={retry} /> : <Loading rows={3} />)}
      {asked && order && offered === undefined && (
        <Empty
          action={
            <Button component={Link} href={`/orders/${asked.orderId}`} variant="light">
              {t('form.toOrder')}
            </Button>
          }
        >
          {t('form.notOffered')}
        </Empty>
      )}
      <Stack gap="md">{children}</Stack>
    </CommandDrawer>
  );
}

function useOpened(asked: AskedAct | undefined) {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['opened', asked?.orderId, asked?.command, asked?.lotId],
    queryFn: async () => {
      const order = await request<Order>(`/v1/orders/${asked?.orderId}`);
      client.setQueryData(orderKey(order.orderId), order);
      return order;
    },
    // Read once per opening: neither an event nor a new connection changes what the reader looks at.
    enabled: (query) => asked !== undefined && query.state.data === undefined,
    gcTime: 0,
    refetchInterval: false,
  });
  return { order: asked && data, error, retry: () => void refetch() };
}
