import {
  Alert,
  Anchor,
  Button,
  Center,
  Divider,
  Paper,
  PasswordInput,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { roles as roleNames } from '../../domain/people/roles.ts';
import { problemOf } from '../api/problem.ts';
import { request } from '../api/request.ts';
import type { Session, SignInOptions } from '../api/session.ts';
import { Failed, Loading } from '../layout/states.tsx';
import { changeLanguage } from '../words/i18n.ts';
import { useWords } from '../words/use-words.ts';
import { sessionKey } from './session-gate.tsx';

/** Sign-in by every way that the settings open. */
export function SignInPage() {
  const { t, language } = useWords();
  const [query] = useSearchParams();
  const returnTo = localPath(query.get('returnTo'));
  const problem = query.get('problem');
  const { data, error, refetch } = useQuery({
    queryKey: ['sign-in'],
    queryFn: () => request<SignInOptions>('/v1/sign-in'),
  });
  const away = (way: string) => `/v1/sign-in/${way}?returnTo=${encodeURIComponent(returnTo)}`;
  return (
    <Center mih="100vh" p="md" component="main">
      <Paper withBorder shadow="sm" p="xl" w="100%" maw={420}>
        <Stack>
          <div>
            <Title order={1} size="h2">
              Dueline
            </Title>
            <Text c="dimmed" size="sm">
              {t('signIn.lead')}
            </Text>
          </div>
          {problem && <Alert color="orange">{t([`signIn.${problem}`, 'signIn.failed'])}</Alert>}
          {error && <Failed error={error} retry={() => void refetch()} />}
          {data === undefined && !error && <Loading rows={3} />}
          {data?.oidc && (
            <Button component="a" href={away('oidc')} variant="light">
              {t('signIn.with', { title: data.oidc.title })}
            </Button>
          )}
          {data?.wecom && (
            <Button component="a" href={away('wecom')} variant="light" color="green">
              {t('signIn.wecom')}
            </Button>
          )}
          {(data?.oidc || data?.wecom) && data.local && <Divider />}
          {data && !data.local && !data.oidc && !data.wecom && (
            <Alert color="orange">{t('signIn.noWay')}</Alert>
          )}
          {data?.local && <LocalSignIn options={data} returnTo={returnTo} />}
          <Anchor
            component="button"
            size="sm"
            onClick={() => void changeLanguage(language === 'zh' ? 'en' : 'zh')}
          >
            {t('frame.language')}
          </Anchor>
        </Stack>
      </Paper>
    </Center>
  );
}

function LocalSignIn({ options, returnTo }: { options: SignInOptions; returnTo: string }) {
  const { t, name } = useWords();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () =>
      request<Session>('/v1/session', { method: 'POST', body: { account: account.trim(), password } }),
    onSuccess: async (session) => {
      await changeLanguage(session.person.locale);
      await client.resetQueries({ queryKey: sessionKey });
      go(returnTo, { replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!signIn.isPending) signIn.mutate();
  };
  const problem = problemOf(signIn.error);
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {options.samplePeople.length > 0 && (
          <Select
            label={t('signIn.sample')}
            description={t('signIn.sampleHint')}
            placeholder={t('signIn.choosePerson')}
            searchable
            data={options.samplePeople.map((person) => ({
              value: person.personId,
              label: `${name(person.names)} · ${person.roles.map((role) => name(roleNames[role])).join(', ')}`,
            }))}
            value={account === '' ? null : account}
            onChange={(chosen) => setAccount(chosen ?? '')}
          />
        )}
        <TextInput
          label={t('signIn.account')}
          name="account"
          autoComplete="username"
          required
          value={account}
          onChange={(event) => setAccount(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {signIn.error && (
          <Alert color="red" role="alert">
            {problem?.detail ?? problem?.title ?? t('signIn.failed')}
          </Alert>
        )}
        <Button type="submit" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </Stack>
    </form>
  );
}

/** Only a path of this page: a link must not lead elsewhere after the sign-in. */
function localPath(path: string | null): string {
  return path !== null && /^\/(?![/\\])/.test(path) ? path : '/';
}
