import type { TaskQuery } from '../interpretation.ts'

/** What a question asks for. `isWhole`: a set phrase, whose own words may name a stretch ("my week"). */
export type Asked = Readonly<{ narrowed: Partial<TaskQuery>; isOfReminders: boolean; isWhole?: true }>
