/** A push is noted once, however often it is tried: the newest attempt takes the place of the one before. */
export const caughtKeys = {
  name: '0011-caught-keys',
  statements: [`alter table reminder.caught add key text unique`, `grant update on reminder.caught to reminder_worker`],
}
