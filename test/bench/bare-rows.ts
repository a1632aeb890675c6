import type pg from 'pg';

interface Part {
  readonly name: string;
  /** `FOR VALUES IN (…)` or `DEFAULT`. */
  readonly bound: string;
}

/**
 * Makes an empty table like `synced_row`, with the same parts, and on each part the same indexes: what is written into it costs
 * the database what the centre's own rows cost. An index of one table's field stands on a part only.
 */
export const createBareRows = async (connection: pg.Client | pg.Pool, name: string): Promise<void> => {
  await connection.query(`create table ${name} (like synced_row including all) partition by list (table_name)`);
  const { rows: parts } = await connection.query<Part>(
    `select c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound
     from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'synced_row'::regclass order by 1`,
  );
  for (const part of parts) {
    await connection.query(`create table ${name}_${part.name} (like ${part.name} including all)`);
    await connection.query(`alter table ${name} attach partition ${name}_${part.name} ${part.bound}`);
  }
};
