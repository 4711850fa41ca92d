const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Whoever begins like this speaks to us again, whatever came before. */
export const sureStarters = set(
  `another remind ping nudge notify alert wake what what's whats which when when's how do did is are i i'm i've i'll i'd we can could would will
  please don't dont never undo snooze`,
)

/** First words of what may be a command of its own. */
export const starters: ReadonlySet<string> = new Set([
  ...sureStarters,
  ...set(
    `add put create make set schedule book arrange plan organise organize note write jot mark tick check cross delete remove
    cancel erase move reschedule postpone push delay bring shift change update rename edit skip stop reopen restore complete
    finish close show list tell read have remember let give new todo task take get clear unmark prioritise prioritize tag
    alarm reminder keep leave save drop inform warn buzz`,
  ),
])
