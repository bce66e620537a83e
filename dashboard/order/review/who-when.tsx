import { Text } from '@mantine/core';
import { usePersonNames } from '../../api/people.ts';
import { useInstants } from '../../words/instants.ts';
import { useWords } from '../../words/use-words.ts';

/** Who did it, and when. */
export function WhoWhen({ mark }: { mark: { by: string; at: string } }) {
  const { name } = useWords();
  const { short } = useInstants();
  const personName = usePersonNames();
  return (
    <Text span size="xs" c="dimmed">
      {name(personName(mark.by))} · {short(mark.at)}
    </Text>
  );
}
