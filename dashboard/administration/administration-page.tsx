import { Grid, NativeSelect, NavLink, Stack, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link, useLocation, useParams } from 'wouter';
import { Empty } from '../layout/states.tsx';
import { useSession } from '../session/session-context.ts';
import { useWords } from '../words/use-words.ts';
import { CalendarsPart } from './calendars-part.tsx';
import { DeadLettersPart } from './dead-letters-part.tsx';
import { IncidentsPart } from './incidents-part.tsx';
import { groups, isPart, mayUse, type Part, partNames, parts } from './parts.ts';
import { PoliciesPart } from './policies-part.tsx';
import { ResourcePage } from './resource-page.tsx';

/** What the company sets for itself; each part for those who may use it. */
export function AdministrationPage() {
  const { t } = useWords();
  const { roles } = useSession();
  const { part: asked } = useParams<{ part?: string }>();
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  const mine = partNames.filter((part) => mayUse(part, roles));
  const part = asked === undefined ? mine[0] : isPart(asked) ? asked : undefined;
  return (
    <Stack gap="sm">
      <Title order={1} size="h3">
        {t('frame.administration')}
      </Title>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, sm: 3, lg: 2 }}>
          {narrow ? <PartPicker mine={mine} part={part} /> : <PartMenu mine={mine} part={part} />}
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 9, lg: 10 }}>
          {part === undefined && <Empty>{t('state.notFound')}</Empty>}
          {part !== undefined && !mine.includes(part) && <Empty>{t('administration.notForYou')}</Empty>}
          {part !== undefined && mine.includes(part) && (
            <Stack gap="sm" data-part={part}>
              <Title order={2} size="h4">
                {t(`administration.parts.${part}`)}
              </Title>
              <PartBody key={part} part={part} />
            </Stack>
          )}
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

function PartBody({ part }: { part: Part }) {
  switch (part) {
    case 'policies':
      return <PoliciesPart />;
    case 'calendars':
      return <CalendarsPart />;
    case 'incidents':
      return <IncidentsPart />;
    case 'dead-letters':
      return <DeadLettersPart />;
    default:
      return <ResourcePage part={part} />;
  }
}

interface MenuProps {
  mine: Part[];
  part: Part | undefined;
}

function PartMenu({ mine, part }: MenuProps) {
  const { t } = useWords();
  return (
    <nav aria-label={t('frame.administration')}>
      {groups.map((group) => {
        const own = mine.filter((each) => parts[each].group === group);
        if (own.length === 0) return null;
        return (
          <Stack key={group} gap={0} mb="xs">
            <Text size="xs" c="dimmed" fw={600} px="sm" py={4}>
              {t(`administration.groups.${group}`)}
            </Text>
            {own.map((each) => (
              <NavLink
                key={each}
                component={Link}
                href={`/administration/${each}`}
                label={t(`administration.parts.${each}`)}
                active={each === part}
                aria-current={each === part ? 'page' : undefined}
                py={5}
              />
            ))}
          </Stack>
        );
      })}
    </nav>
  );
}

function PartPicker({ mine, part }: MenuProps) {
  const { t } = useWords();
  const [, go] = useLocation();
  return (
    <NativeSelect
      aria-label={t('frame.administration')}
      value={part ?? ''}
      onChange={(event) => go(`/administration/${event.currentTarget.value}`)}
      data={groups.map((group) => ({
        group: t(`administration.groups.${group}`),
        items: mine
          .filter((each) => parts[each].group === group)
          .map((each) => ({ value: each, label: t(`administration.parts.${each}`) })),
      }))}
    />
  );
}
