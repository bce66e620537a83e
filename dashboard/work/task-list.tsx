import { Box, Center, Loader, Paper } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useApiWords } from '../api/words.ts';
import { useWords } from '../words/use-words.ts';
import { TaskRow } from './task-row.tsx';
import { keyOf, type Task } from './tasks.ts';
import type { Selection } from './use-selection.ts';

interface TaskListProps {
  tasks: readonly Task[];
  selection: Selection;
  refusals: ReadonlyMap<string, string>;
  /** A row to put the focus on, after the one before it is done; a new object asks again. */
  focusOn: { index: number } | undefined;
  onOpen: (task: Task) => void;
  hasMore: boolean;
  onMore: () => void;
}

/** Height of a row before it is measured, in pixels. */
const usualHeight = 56;

/** The tasks as a grid: only rows on the screen exist, and the keyboard reaches all of them. */
export function TaskList({ tasks, selection, refusals, focusOn, onOpen, hasMore, onMore }: TaskListProps) {
  const { t } = useWords();
  const words = useApiWords();
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [current, setCurrent] = useState(0);
  // Where the reader is, at once: a key that follows fast comes before the focus has moved.
  const place = useRef(0);
  const listed = useRef(tasks);
  const comeTo = useCallback((index: number) => {
    place.current = index;
    setCurrent(index);
  }, []);
  // Tasks that come in above move the row that the reader is on: a key acts on that row, not on its old place.
  useLayoutEffect(() => {
    const on = listed.current[place.current];
    listed.current = tasks;
    const at = on === undefined ? -1 : tasks.findIndex((task) => keyOf(task) === keyOf(on));
    if (at !== -1 && list.current?.contains(document.activeElement)) comeTo(at);
  }, [tasks, comeTo]);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const rows = useWindowVirtualizer({
    count: tasks.length,
    estimateSize: () => usualHeight,
    overscan: 8,
    scrollMargin: top,
    scrollPaddingStart: 72,
    scrollPaddingEnd: 96,
    getItemKey: (index) => keyOf(tasks[index] ?? { orderId: '', taskId: String(index) }),
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= tasks.length - 20) onMore();
  }, [hasMore, last, tasks.length, onMore]);

  const goTo = useCallback(
    (wanted: number) => {
      const index = Math.max(0, Math.min(tasks.length - 1, wanted));
      comeTo(index);
      rows.scrollToIndex(index, { align: 'auto' });
      // The row may only now be drawn.
      requestAnimationFrame(() => {
        const row = list.current?.querySelector<HTMLElement>(`[aria-rowindex="${place.current + 1}"]`);
        row?.focus({ preventScroll: true });
      });
    },
    [rows, tasks.length, comeTo],
  );
  useEffect(() => {
    if (focusOn !== undefined) goTo(focusOn.index);
  }, [focusOn]);

  // Rows are kept as they are while these change, so they are handed one function for good.
  const latest = useRef({ selection, goTo, tasks, onOpen });
  useLayoutEffect(() => {
    latest.current = { selection, goTo, tasks, onOpen };
  });
  const onKey = useCallback((event: KeyboardEvent) => {
    const { goTo: move, tasks: all, ...acts } = latest.current;
    const index = Math.min(place.current, all.length - 1);
    const task = all[index];
    if (task === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = rowKeys[event.key];
    if (act === undefined || (event.key === 'Enter' && event.target !== event.currentTarget)) return;
    event.preventDefault();
    act({
      move,
      index,
      last: all.length - 1,
      open: () => acts.onOpen(task),
      choose: () => acts.selection.toggle(task),
    });
  }, []);
  const open = useCallback((task: Task) => latest.current.onOpen(task), []);
  const toggle = useCallback((task: Task) => latest.current.selection.toggle(task), []);

  return (
    <Paper withBorder radius="md" style={{ overflow: 'clip' }}>
      <Box
        ref={list}
        role="grid"
        aria-label={t('work.list')}
        aria-rowcount={hasMore ? -1 : tasks.length}
        aria-multiselectable
        style={{ position: 'relative', height: rows.getTotalSize() }}
      >
        {shown.map(({ index, key, start }) => {
          const task = tasks[index];
          if (task === undefined) return null;
          return (
            <Box
              key={key}
              role="rowgroup"
              ref={rows.measureElement}
              data-index={index}
              style={{ position: 'absolute', insetInline: 0, transform: `translateY(${start - top}px)` }}
            >
              <TaskRow
                task={task}
                index={index}
                words={words}
                selected={selection.has(task)}
                fits={selection.fits(task)}
                current={index === Math.min(current, tasks.length - 1)}
                refused={refusals.get(keyOf(task))}
                onOpen={open}
                onToggle={toggle}
                onKey={onKey}
                onFocus={comeTo}
              />
            </Box>
          );
        })}
      </Box>
      {hasMore && (
        <Center p="xs">
          <Loader size="sm" />
        </Center>
      )}
    </Paper>
  );
}

interface RowKey {
  index: number;
  last: number;
  move: (index: number) => void;
  open: () => void;
  choose: () => void;
}

/** What keys do on a row. */
const rowKeys: Record<string, (on: RowKey) => void> = {
  ArrowDown: ({ move, index }) => move(index + 1),
  j: ({ move, index }) => move(index + 1),
  ArrowUp: ({ move, index }) => move(index - 1),
  k: ({ move, index }) => move(index - 1),
  Home: ({ move }) => move(0),
  End: ({ move, last }) => move(last),
  Enter: ({ open }) => open(),
  x: ({ choose }) => choose(),
  ' ': ({ choose }) => choose(),
};
