/** Conversations are kept for so many days of 24 hours after their last message. */
export const keptDays = 30

export const expiryOf = (lastMessageAt: Date): Date => new Date(lastMessageAt.getTime() + keptDays * 86_400_000)
