import type { Sql } from 'postgres';

/**
 * The product's schema as the database itself tells it, one fact per line in a fixed order: tables with columns,
 * constraints, indexes, triggers, functions, sequences. Two databases with the same text have the same schema.
 */
export async function describeSchema(sql: Sql): Promise<string> {
  const sections: [title: string, rows: Promise<{ line: string }[]>][] = [
    ['tables and columns', columnsOf(sql)],
    ['constraints', constraintsOf(sql)],
    ['indexes', indexesOf(sql)],
    ['triggers', triggersOf(sql)],
    ['functions', functionsOf(sql)],
    ['sequences', sequencesOf(sql)],
  ];
  const texts: string[] = [];
  for (const [title, rows] of sections) {
    texts.push([`-- ${title}`, ...(await rows).map((row) => row.line)].join('\n'));
  }
  return `${texts.join('\n\n')}\n`;
}

function columnsOf(sql: Sql): Promise<{ line: string }[]> {
  return sql`
    select format('%s.%s %s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                  case when a.attnotnull then ' not null' else '' end,
                  coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''),
                  case when a.attnum = 1 then coalesce(' -- table with ' || array_to_string(c.reloptions, ', '), '') else '' end) as line
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'dueline'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'
    order by c.relname, a.attnum`;
}

function constraintsOf(sql: Sql): Promise<{ line: string }[]> {
  return sql`
    select format('%s: %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
    from pg_constraint
    where connamespace = 'dueline'::regnamespace and contype <> 'n' and conrelid <> 'dueline.migrations'::regclass
    order by conrelid::regclass::text collate "C", conname`;
}

function indexesOf(sql: Sql): Promise<{ line: string }[]> {
  return sql`
    select indexdef as line from pg_indexes
    where schemaname = 'dueline' and tablename <> 'migrations' order by indexname collate "C"`;
}

function triggersOf(sql: Sql): Promise<{ line: string }[]> {
  return sql`
    select pg_get_triggerdef(t.oid) as line
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'dueline'::regnamespace and not t.tgisinternal order by t.tgname collate "C"`;
}

function functionsOf(sql: Sql): Promise<{ line: string }[]> {
  return sql`
    select pg_get_functiondef(oid) as line from pg_proc
    where pronamespace = 'dueline'::regnamespace order by proname collate "C"`;
}

function sequencesOf(sql: Sql): Promise<{ line: string }[]> {
  return sql`
    select format('%s %s from %s by %s cache %s', sequencename, data_type, start_value, increment_by, cache_size) as line
    from pg_sequences where schemaname = 'dueline' and sequencename not like 'migrations%'
    order by sequencename collate "C"`;
}
