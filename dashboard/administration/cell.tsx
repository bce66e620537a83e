import { Anchor, Badge, Code, Text } from '@mantine/core';
import { Link } from 'wouter';
import { departments } from '../../domain/people/departments.ts';
import { roles } from '../../domain/people/roles.ts';
import { usePersonNames } from '../api/people.ts';
import type { Names } from '../api/session.ts';
import { useApiWords } from '../api/words.ts';
import { useInstants } from '../words/instants.ts';
import { useWords } from '../words/use-words.ts';
import type { CellKind, Column } from './resources.ts';
import type { Row } from './use-resource.ts';

/** The value of a row in a column, in the reader's words. */
export function useCellText(): (row: Row, column: Column) => string {
  const { t, name } = useWords();
  const { short } = useInstants();
  const personNames = usePersonNames();
  const words = useApiWords();
  const named = (table: Readonly<Record<string, Names>> | undefined, code: unknown) =>
    name(table?.[String(code)]) || String(code);
  const list = (value: unknown, text: (each: unknown) => string) =>
    Array.isArray(value) ? value.map(text).join(', ') : '';
  return (row, { field, kind }) => {
    if (kind === 'names') return name({ zh: String(row['nameZh']), en: String(row['nameEn']) });
    const value = row[field];
    if (value === undefined || value === null) return '';
    switch (kind) {
      case 'person':
        return name(personNames(String(value)));
      case 'department':
        return named(departments, value);
      case 'departments':
        return list(value, (each) => named(departments, each));
      case 'role':
        return named(roles, value);
      case 'roles':
        return list(value, (each) => named(roles, each));
      case 'channel':
        return named(words?.noticeChannels, value);
      case 'option': {
        const word = (each: unknown) =>
          t(`administration.options.${field as 'state'}.${String(each) as 'WORKS'}`, {
            defaultValue: String(each),
          });
        return Array.isArray(value) ? list(value, word) : word(value);
      }
      case 'texts':
        return list(value, String);
      case 'instant':
        return short(String(value));
      case 'flag':
        return t(value === true ? 'administration.yes' : 'administration.no');
      default:
        return String(value);
    }
  };
}

/** Values that may be long and go on in a second line. */
const wrapping: readonly CellKind[] = ['text', 'roles', 'departments', 'texts'];

export function Cell({ row, column }: { row: Row; column: Column }) {
  const shown = useCellText()(row, column);
  const value = row[column.field];
  if (shown === '') return null;
  if (column.kind === 'code') return <Code>{shown}</Code>;
  if (column.kind === 'order') {
    return (
      <Anchor component={Link} href={`/orders/${shown}`} size="sm">
        {shown}
      </Anchor>
    );
  }
  if (column.kind === 'flag' && value === false) {
    return (
      <Badge variant="light" color="gray" tt="none">
        {shown}
      </Badge>
    );
  }
  if (column.field === 'state') {
    const colour = value === 'WORKS' ? 'teal' : value === 'FAILING' ? 'orange' : 'red';
    return (
      <Badge variant="light" color={colour} tt="none">
        {shown}
      </Badge>
    );
  }
  return (
    <Text
      size="sm"
      lineClamp={2}
      title={shown}
      className={wrapping.includes(column.kind) ? 'wraps' : undefined}
    >
      {shown}
    </Text>
  );
}
