/** What the assistant asked with a message, so that the next one can answer it; null for every message that asks nothing. */
export const discourse = {
  name: '0007-discourse',
  statements: ['alter table conversation.message add question jsonb'],
}
