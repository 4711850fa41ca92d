// Everything that is put into an outbox, as it lies there: before any transport or reader had a hand in it.
import type { Database } from '../../platform/database.ts'

export type Overheard = Readonly<{ topic: string; key: string; event: Record<string, unknown> }>

const schemas = ['task', 'reminder', 'conversation', 'audit']

/** Call it before anything is said; what it gives reads all that was said since. `admin` is the superuser. */
export async function overhear(admin: Database): Promise<() => Promise<Overheard[]>> {
  await admin.query(
    'create table public.overheard (at bigint generated always as identity, topic text, key text, event jsonb)',
  )
  await admin.query(
    `create function public.overhear() returns trigger language plpgsql security definer as $$
     begin
       insert into public.overheard (topic, key, event) values (new.topic, new.key, new.event);
       return new;
     end $$`,
  )
  for (const schema of schemas) {
    await admin.query(
      `create trigger overhear after insert on ${schema}.outbox for each row execute function public.overhear()`,
    )
  }
  return () => admin.query<Overheard>('select topic, key, event from public.overheard order by at')
}
