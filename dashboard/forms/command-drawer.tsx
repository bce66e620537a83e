import { Drawer, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, Suspense } from 'react';
import type { Names } from '../api/session.ts';
import { Loading } from '../layout/states.tsx';
import { useWords } from '../words/use-words.ts';
import type { Act } from './act.ts';
import { lazyForm } from './lazy-form.ts';

const CommandForm = lazyForm(async () => (await import('./command-form.tsx')).CommandForm);

/** A command in a drawer: from the right at a desk, from below on a phone. What was typed survives its closing. */
export function CommandDrawer(props: {
  act: Act | undefined;
  onClose: () => void;
  onDone?: () => void;
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
            {(act ? [act.subject.number, act.lotId] : (opening?.of ?? [])).join(' ')}
          </Text>
        </Stack>
      }
    >
      {children}
      {act && (
        <Suspense fallback={<Loading rows={3} />}>
          <CommandForm
            key={`${act.subject.id}.${act.lotId}.${act.command}`}
            act={act}
            onDone={() => {
              onDone?.();
              onClose();
            }}
          />
        </Suspense>
      )}
    </Drawer>
  );
}
