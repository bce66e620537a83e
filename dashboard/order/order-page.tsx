import './order.css';
import { Grid, Stack } from '@mantine/core';
import { useParams } from 'wouter';
import { type Order, useOrder } from '../api/orders.ts';
import { CommandDrawer } from '../forms/command-drawer.tsx';
import { Failed, Loading } from '../layout/states.tsx';
import { ActBar } from './act-bar.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { Gaps } from './gaps.tsx';
import { LadderPanel } from './ladder-panel.tsx';
import { OrderHeader } from './order-header.tsx';
import { OrderTabs } from './order-tabs.tsx';
import { ProgressPanel } from './progress-panel.tsx';
import { CreditBlock } from './review/credit-part.tsx';
import { useChosenAct } from './use-chosen-act.ts';
import { useCourse } from './use-order-parts.ts';
import { WaitsFor } from './waits-for.tsx';
import { WantedTask } from './wanted-task.tsx';

/** One order: where it is, what it waits for, and what the person may do about it. */
export function OrderPage() {
  const { orderId } = useParams<{ orderId: string }>();
  const { data, error, refetch } = useOrder(orderId);
  if (data !== undefined) return <OrderScreen key={orderId} order={data} />;
  return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={8} />;
}

function OrderScreen({ order }: { order: Order }) {
  const course = useCourse(order.orderId);
  const { act, choose, close, wanted } = useChosenAct(order);
  return (
    <Stack gap="md" data-order={order.orderId} data-version={order.version}>
      <OrderHeader order={order} course={course.data} />
      <WantedTask wanted={wanted} />
      <Gaps order={order} />
      <CreditBlock order={order} />
      <ProgressPanel order={order} course={course.data} />
      <Grid gap="md" align="flex-start">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack gap="md">
            <WaitsFor order={order} course={course} choose={choose} />
            <OrderTabs order={order} course={course.data} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack gap="md">
            <LadderPanel course={course.data} />
            <FactsPanel order={order} />
          </Stack>
        </Grid.Col>
      </Grid>
      <ActBar order={order} choose={choose} />
      <CommandDrawer act={act} onClose={close} />
    </Stack>
  );
}
