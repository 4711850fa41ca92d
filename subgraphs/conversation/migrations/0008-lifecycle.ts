/**
 * Conversations can be deleted, and what is old is found; a reply that is on its way is read by those who follow it: what there
 * is of it, how many turns wait before it, and whether the one who waited has left. A conversation that was there before keeps
 * its title; a later one gets that of its first command.
 */
export const lifecycle = {
  name: '0008-lifecycle',
  statements: [
    'grant delete on conversation.conversation to conversation',
    'alter table conversation.conversation add is_named boolean not null default true',
    'alter table conversation.conversation alter is_named set default false',
    'create index conversation_by_age on conversation.conversation (last_message_at)',
    `alter table conversation.turn add draft text not null default '', add position integer,
       add is_left boolean not null default false`,
    `create index turn_open_by_conversation on conversation.turn (conversation_id) where status = 'OPEN'`,
  ],
}
