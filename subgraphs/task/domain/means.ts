/** What a rule needs from outside: `now` is one instant for all that it decides, `zone` the owner's. */
export type Means = Readonly<{ now: Date; newId: () => string; zone: string }>
