const keptDays = 30

/** Conversations are kept for 30 days of 24 hours after their last message. */
export const expiryOf = (lastMessageAt: Date): Date => new Date(lastMessageAt.getTime() + keptDays * 86_400_000)
