import { Alert, Anchor, Badge, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import type { CommandListView } from '../../api/views/word-schemas.ts';
import { channelNames } from '../../domain/names/order-names.ts';
import { usePersonNames } from '../api/people.ts';
import { request } from '../api/request.ts';
import type { FieldSchema, Values } from '../forms/schema.ts';
import { BackLink } from '../layout/back-link.tsx';
import { Failed, Loading } from '../layout/states.tsx';
import { NewOrderForm } from '../orders/new-order-form.tsx';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import { DraftActs } from './draft-acts.tsx';
import { senderOf, useDraftTitle } from './draft-list.tsx';
import { type OrderDraft, useOrderDraft } from './drafts.ts';
import { Original } from './original.tsx';

/** A message or paper beside the form that it is entered into. */
export function DraftPage() {
  const { draftId } = useParams<{ draftId: string }>();
  const { data, error, refetch } = useOrderDraft(draftId);
  if (data !== undefined) return <DraftScreen key={draftId} draft={data} />;
  return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={8} />;
}

function DraftScreen({ draft }: { draft: OrderDraft }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  const title = useDraftTitle(draft);
  const waits = draft.state === 'OPEN' || draft.state === 'TAKEN';
  return (
    <Stack gap="md" data-draft-id={draft.draftId} data-draft-state={draft.state}>
      <BackLink href="/drafts">{t('drafts.title')}</BackLink>
      <Group justify="space-between" align="flex-start">
        <Stack gap={4}>
          <Group gap="sm">
            <Title order={1} size="h2">
              {title}
            </Title>
            <Badge size="lg" variant="light" tt="none">
              {name(channelNames[draft.channel])}
            </Badge>
          </Group>
          <Text size="sm" c={draft.late ? 'red' : 'dimmed'}>
            {[
              senderOf(draft),
              t('drafts.received', { at: short(draft.receivedAt) }),
              waits && t(draft.late ? 'drafts.late' : 'drafts.enterBy', { at: short(draft.enterBy) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </Stack>
        {waits && <DraftActs draft={draft} />}
      </Group>
      {!waits && <Settled draft={draft} />}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: waits ? 4 : 12 }}>
          <Original draft={draft} />
        </Grid.Col>
        {waits && (
          <Grid.Col span={{ base: 12, lg: 8 }}>
            <EntryForm draft={draft} />
          </Grid.Col>
        )}
      </Grid>
    </Stack>
  );
}

/** What became of it, by whom. */
function Settled({ draft }: { draft: OrderDraft }) {
  const { t, name } = useWords();
  const { short } = useInstants();
  const personName = usePersonNames();
  const { orderId, orderNumber, settledBy, settledAt, discardReason } = draft;
  const who = settledBy === undefined ? '' : name(personName(settledBy));
  return (
    <Alert color={orderId === undefined ? 'gray' : 'teal'} role="status" data-settled={draft.state}>
      {t(`drafts.states.${draft.state}`)} · {who} · {short(settledAt)}
      {discardReason !== undefined && ` · ${discardReason}`}{' '}
      {orderId !== undefined && (
        <Anchor component={Link} href={`/orders/${orderId}`} fw={600}>
          {orderNumber ?? orderId}
        </Anchor>
      )}
    </Alert>
  );
}

function EntryForm({ draft }: { draft: OrderDraft }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['command-table'],
    queryFn: ({ signal }) => request<CommandListView>('/v1/commands', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const receive = data?.items.find(({ command }) => command === 'receiveOrder');
  if (receive === undefined)
    return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading rows={8} />;
  return (
    <NewOrderForm
      schema={receive.schema as FieldSchema}
      first={firstOf(draft)}
      draftName={`order-draft.${draft.draftId}`}
      draftId={draft.draftId}
    />
  );
}

/** What the message itself says already. */
function firstOf({ channel, customer, from }: OrderDraft): Values {
  const known = customer ?? (from?.name === undefined ? {} : { contact: from.name });
  const mail = channel === 'EMAIL' && from !== undefined ? { email: from.address } : {};
  return { channel, customer: { ...mail, ...known }, lines: [{}] };
}
