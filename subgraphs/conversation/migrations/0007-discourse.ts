/**
 * What the assistant asked with a message, so that the next one can answer it, null for every message that asks nothing; how many
 * tasks it numbered, so that "the second one" means one of them; and what a turn changed, so that it can be taken back, once.
 */
export const discourse = {
  name: '0007-discourse',
  statements: [
    `alter table conversation.message add question jsonb, add listed integer not null default 0`,
    `alter table conversation.turn add effects jsonb, add undone_by uuid`,
    'create index turn_by_conversation on conversation.turn (conversation_id, id)',
  ],
}
