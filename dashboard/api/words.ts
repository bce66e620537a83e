import { useQuery } from '@tanstack/react-query';
import type { CommandListView, WordsView } from '../../api/views/word-schemas.ts';
import { request } from './request.ts';

/** They change with the product's version only. */
const staleTime = Number.POSITIVE_INFINITY;

/** What the API's codes are called; undefined while it loads. */
export function useApiWords(): WordsView | undefined {
  const queryFn = () => request<WordsView>('/v1/words');
  return useQuery({ queryKey: ['words'], queryFn, staleTime, refetchInterval: false }).data;
}

export type CommandRow = CommandListView['items'][number];

/** Every command that has a form; empty while it loads. */
export function useCommandTable(): CommandRow[] {
  return useCommandList()?.items ?? [];
}

/** The form of a new case; undefined while it loads. */
export function useCaseOpening(): CommandListView['cases'][number] | undefined {
  return useCommandList()?.cases.find(({ command }) => command === 'openCase');
}

function useCommandList(): CommandListView | undefined {
  const queryFn = () => request<CommandListView>('/v1/commands');
  return useQuery({ queryKey: ['command-table'], queryFn, staleTime, refetchInterval: false }).data;
}
