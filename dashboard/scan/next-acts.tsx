import { Alert, Button, Collapse, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { AvailableCommand, Order } from '../api/orders.ts';
import { type Act, actOf } from '../forms/act.ts';
import { CommandDrawer } from '../forms/command-drawer.tsx';
import { useWords } from '../words/use-words.ts';
import { signal } from './signal.ts';

/** What the person can do with the scanned lot now: what tasks ask for as big buttons, the rest behind one. */
export function NextActs({ order, lotId }: { order: Order; lotId: string | undefined }) {
  const { t, name } = useWords();
  // Stands still while it is open, as everywhere: what changed meanwhile is told when it is given.
  const [act, setAct] = useState<Act>();
  const [done, setDone] = useState<string>();
  const [more, setMore] = useState(false);
  const here = order.availableCommands.filter(
    (each) => lotId === undefined || each.lotId === undefined || each.lotId === lotId,
  );
  const isAsked = ({ command, lotId: lot }: AvailableCommand) =>
    order.tasks.some((task) => task.mine && task.command === command && task.lotId === lot);
  const next = here.filter((each) => isAsked(each) && (lotId === undefined || each.lotId === lotId));
  const others = here.filter((each) => !next.includes(each));
  const open = (offered: AvailableCommand) => {
    setDone(undefined);
    setAct(actOf(order, offered));
  };
  return (
    <Stack gap="sm">
      {done !== undefined && (
        <Alert color="teal" icon={<IconCheck />} role="status" data-scan-done>
          {t('form.done', { what: done })}
        </Alert>
      )}
      {next.length === 0 && <Text c="dimmed">{t('scan.nothingForYou')}</Text>}
      {next.map((offered) => (
        <Button
          key={offered.command}
          size="xl"
          fullWidth
          onClick={() => open(offered)}
          data-act={offered.command}
        >
          {name(offered.title)}
        </Button>
      ))}
      {others.length > 0 && (
        <>
          <UnstyledButton py={6} c="dimmed" aria-expanded={more} onClick={() => setMore(!more)}>
            {t('scan.otherActs', { count: others.length })}
          </UnstyledButton>
          <Collapse expanded={more}>
            <Stack gap="xs">
              {others.map((offered) => (
                <Button
                  key={`${offered.command} ${offered.lotId}`}
                  size="md"
                  variant="default"
                  fullWidth
                  onClick={() => open(offered)}
                  data-act={offered.command}
                >
                  {name(offered.title)} {offered.lotId !== lotId && offered.lotId}
                </Button>
              ))}
            </Stack>
          </Collapse>
        </>
      )}
      <CommandDrawer
        act={act}
        onClose={() => setAct(undefined)}
        onDone={() => {
          signal('DONE');
          setDone(name(act?.title));
        }}
      />
    </Stack>
  );
}
