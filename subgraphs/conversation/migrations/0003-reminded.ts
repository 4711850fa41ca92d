/** Which reminder a message of the assistant tells of; null for every other message. */
export const reminded = {
  name: '0003-reminded',
  statements: ['alter table conversation.message add reminder_id uuid'],
}
