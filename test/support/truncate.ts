/** Takes every row out of every table of a PostgreSQL database; tables that have none cost a glance. */
export const TRUNCATE_ALL = `do $$
declare
  name text;
  filled boolean;
  names text[] := '{}';
begin
  for name in select format('%I', tablename) from pg_tables where schemaname = 'public' loop
    execute 'select exists (select 1 from ' || name || ')' into filled;
    if filled then names := names || name; end if;
  end loop;
  if names <> '{}' then execute 'truncate ' || array_to_string(names, ', ') || ' restart identity cascade'; end if;
end $$`;
