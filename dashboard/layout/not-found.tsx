import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { useWords } from '../words/use-words.ts';
import { Empty } from './states.tsx';

export function NotFound() {
  const { t } = useWords();
  return (
    <Empty
      action={
        <Button component={Link} href="/" variant="light">
          {t('state.home')}
        </Button>
      }
    >
      {t('state.notFound')}
    </Empty>
  );
}
