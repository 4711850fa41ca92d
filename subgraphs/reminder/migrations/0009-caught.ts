/** What was caught in development instead of being sent; nobody but the worker sees it, and production never writes it. */
export const caught = {
  name: '0009-caught',
  statements: [
    `create table reminder.caught (
      id uuid primary key default uuidv7(),
      owner_id text,
      channel text not null check (channel in ('EMAIL', 'PUSH')),
      recipient text not null,
      subject text not null,
      text text not null,
      html text,
      calendar text,
      headers jsonb not null,
      at timestamptz not null default clock_timestamp()
    )`,
    `create index caught_newest on reminder.caught (at desc, id desc)`,
    `alter table reminder.caught enable row level security`,
    `alter table reminder.caught force row level security`,
    `create policy everyone on reminder.caught to reminder_worker using (true) with check (true)`,
    `grant select, insert, delete on reminder.caught to reminder_worker`,
  ],
}
