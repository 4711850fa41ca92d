// Made by `npm run codegen` from schema.graphql: edit that instead.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { TaskParent, DueParent, RecurrenceParent, SeriesParent, TaskChangeParent, TaskConnectionParent, TaskChangeConnectionParent } from './parents.ts';
import type { TaskContext } from './context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A point in time: RFC 3339 with an offset. Answers are in UTC, with milliseconds. */
  DateTime: { input: string; output: Date; }
  /** A day on somebody's calendar: `2026-11-22`. Which instants it covers depends on the time zone beside it. */
  LocalDate: { input: string; output: string; }
  /** A time on somebody's wall clock: `17:00` or `17:00:30`. */
  LocalTime: { input: string; output: string; }
  /** A day and a time on somebody's wall clock: `2026-11-22T17:00`. */
  LocalDateTime: { input: string; output: string; }
  /** A length of time: an ISO 8601 duration, such as `PT15M` or `P1D`. */
  Duration: { input: string; output: string; }
  /** A time zone by its IANA name, such as `Asia/Karachi`. */
  TimeZone: { input: string; output: string; }
  /** A place in a list or feed. It means something to the server only: keep it, hand it back, do not read or make one. */
  Cursor: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

export type Query = {
  readonly __typename?: 'Query';
  /** One of your tasks, deleted ones included. */
  readonly task?: Maybe<Task>;
  /** Your tasks. Without a filter, or without a status in it, the active ones. */
  readonly tasks: TaskConnection;
  /** Every change of your tasks in the order in which they were made, from a cursor on; without one from the oldest that is kept. For clients that keep a copy. */
  readonly changes: TaskChangeConnection;
  /** The tags of your active tasks, most used first. */
  readonly tags: ReadonlyArray<TagCount>;
  /** The instants of a repetition from `start` on, 1 to 100 of them. Nothing is stored. */
  readonly occurrences: ReadonlyArray<Scalars['DateTime']['output']>;
};


export type QueryTaskArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTasksArgs = {
  filter?: InputMaybe<TaskFilter>;
  orderBy?: InputMaybe<TaskOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryChangesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryOccurrencesArgs = {
  recurrence: RecurrenceInput;
  start: Scalars['LocalDateTime']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Makes a task. With an idempotencyKey it can be sent again without making a second one. */
  readonly createTask: TaskPayload;
  /** Makes 1 to 100 tasks in one transaction: those that are right are made, the others say what is wrong with them. */
  readonly createTasks: BulkTaskPayload;
  /** Changes what the input names: a field left out is kept, null clears it. */
  readonly updateTask: TaskPayload;
  /** Moves a task, or the repetition from it on; also begins, changes and ends (`recurrence: null`) repeating. */
  readonly rescheduleTask: TaskPayload;
  /** Marks a task as done. A repeating one makes its next occurrence at once. Doing so twice is no error, and changes nothing. */
  readonly completeTask: CompleteTaskPayload;
  /** Makes a completed task active again. The next occurrence is taken back, unless somebody touched it. */
  readonly reopenTask: TaskPayload;
  /** Leaves out this occurrence of a repeating task, and makes the next one. */
  readonly skipOccurrence: CompleteTaskPayload;
  /** Ends the repetition: this task stays, and no other follows. */
  readonly stopRepeating: TaskPayload;
  /** Deletes a task and its sub-tasks: they leave the lists, and can be restored for 30 days. */
  readonly deleteTask: TaskPayload;
  /** Brings a deleted task back as it was, with the sub-tasks that were deleted with it. */
  readonly restoreTask: TaskPayload;
  /** Completes 1 to 100 tasks in one transaction. */
  readonly completeTasks: BulkTaskPayload;
  /** Deletes 1 to 100 tasks in one transaction. */
  readonly deleteTasks: BulkTaskPayload;
  /** Reverses one change, by its id. An undo is itself a change, and can be undone. */
  readonly undo: UndoPayload;
};


export type MutationCreateTaskArgs = {
  input: CreateTaskInput;
};


export type MutationCreateTasksArgs = {
  input: CreateTasksInput;
};


export type MutationUpdateTaskArgs = {
  input: UpdateTaskInput;
};


export type MutationRescheduleTaskArgs = {
  input: RescheduleTaskInput;
};


export type MutationCompleteTaskArgs = {
  input: TaskIdInput;
};


export type MutationReopenTaskArgs = {
  input: TaskIdInput;
};


export type MutationSkipOccurrenceArgs = {
  input: TaskIdInput;
};


export type MutationStopRepeatingArgs = {
  input: TaskIdInput;
};


export type MutationDeleteTaskArgs = {
  input: DeleteTaskInput;
};


export type MutationRestoreTaskArgs = {
  input: TaskIdInput;
};


export type MutationCompleteTasksArgs = {
  input: TaskIdsInput;
};


export type MutationDeleteTasksArgs = {
  input: TaskIdsInput;
};


export type MutationUndoArgs = {
  input: UndoInput;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** Your tasks' changes: those after the cursor, then live. Without a cursor from now on. A client that keeps a copy reads `changes { head }`, then `tasks`, then subscribes after that head. */
  readonly taskChanged: TaskChange;
};


export type SubscriptionTaskChangedArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<TaskChangeFilter>;
};

/** Something to be done. */
export type Task = {
  readonly __typename?: 'Task';
  readonly id: Scalars['ID']['output'];
  /** 1 to 500 characters. */
  readonly title: Scalars['String']['output'];
  /** Up to 10,000 characters, line breaks included. */
  readonly description?: Maybe<Scalars['String']['output']>;
  readonly status: TaskStatus;
  /** MEDIUM when not said. */
  readonly priority: Priority;
  /** Up to 20, in lower case, in alphabetical order. */
  readonly tags: ReadonlyArray<Scalars['String']['output']>;
  /** When it is to be done; null for whenever. */
  readonly due?: Maybe<Due>;
  /** How it repeats; null when it does not, or no longer. */
  readonly recurrence?: Maybe<Recurrence>;
  /** The repetition that it is an occurrence of, also after that ended. */
  readonly series?: Maybe<Series>;
  /** The task that it is a part of. */
  readonly parent?: Maybe<Task>;
  /** Its parts, oldest first, without the deleted ones. */
  readonly subtasks: TaskConnection;
  /** Starts at 1 and grows by one with each change; what to send as expectedVersion. */
  readonly version: Scalars['Int']['output'];
  readonly createdAt: Scalars['DateTime']['output'];
  readonly updatedAt: Scalars['DateTime']['output'];
  readonly completedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly deletedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When somebody was last reminded of it. */
  readonly lastRemindedAt?: Maybe<Scalars['DateTime']['output']>;
};


/** Something to be done. */
export type TaskSubtasksArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A repetition: the tasks that follow from one rule. */
export type Series = {
  readonly __typename?: 'Series';
  readonly id: Scalars['ID']['output'];
  readonly recurrence: Recurrence;
  /** Whether no further task will follow because somebody said so, or because another series took over. */
  readonly isStopped: Scalars['Boolean']['output'];
  /** All its tasks, latest first, deleted ones included. */
  readonly tasks: TaskConnection;
  /** The instants of its rule that are still to come, 1 to 100 of them; none when it is stopped. */
  readonly upcoming: ReadonlyArray<Scalars['DateTime']['output']>;
};


/** A repetition: the tasks that follow from one rule. */
export type SeriesTasksArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A repetition: the tasks that follow from one rule. */
export type SeriesUpcomingArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type TagCount = {
  readonly __typename?: 'TagCount';
  readonly tag: Scalars['String']['output'];
  readonly count: Scalars['Int']['output'];
};

export type TaskStatus =
  | 'ACTIVE'
  | 'COMPLETED'
  | 'DELETED';

/** One change of one task. */
export type TaskChange = {
  readonly __typename?: 'TaskChange';
  readonly id: Scalars['ID']['output'];
  /** Where to go on from. */
  readonly cursor: Scalars['Cursor']['output'];
  readonly kind: TaskChangeKind;
  readonly at: Scalars['DateTime']['output'];
  readonly actor: Actor;
  /** The names of the fields that changed. */
  readonly changed: ReadonlyArray<Scalars['String']['output']>;
  readonly taskId: Scalars['ID']['output'];
  /** The task as it is now, which may be later than this change; null once it is gone for good. */
  readonly task?: Maybe<Task>;
  readonly correlationId: Scalars['String']['output'];
};

export type TaskChangeKind =
  | 'CREATED'
  | 'UPDATED'
  | 'COMPLETED'
  | 'REOPENED'
  | 'DELETED'
  | 'RESTORED'
  /** Gone for good: deleted over 30 days ago, or an occurrence that was taken back. */
  | 'PURGED'
  /** Somebody was reminded of it. */
  | 'REMINDED';

export type TaskPayload = {
  readonly __typename?: 'TaskPayload';
  readonly task: Task;
  /** After reopening: the next occurrence, when it stays open because somebody had touched it. */
  readonly next?: Maybe<Task>;
  /** Null when nothing changed. */
  readonly change?: Maybe<TaskChange>;
};

export type CompleteTaskPayload = {
  readonly __typename?: 'CompleteTaskPayload';
  readonly task: Task;
  /** The occurrence that follows; null when it does not repeat, or this was the last one. */
  readonly next?: Maybe<Task>;
  /** Null when nothing changed. */
  readonly change?: Maybe<TaskChange>;
};

export type BulkTaskPayload = {
  readonly __typename?: 'BulkTaskPayload';
  /** One for each of the input, in its order. */
  readonly results: ReadonlyArray<BulkTaskResult>;
};

export type BulkTaskResult = {
  readonly __typename?: 'BulkTaskResult';
  readonly index: Scalars['Int']['output'];
  /** Null when it was refused. */
  readonly task?: Maybe<Task>;
  /** Null when it was refused, or nothing changed. */
  readonly change?: Maybe<TaskChange>;
  /** Why it was refused. */
  readonly code?: Maybe<Scalars['String']['output']>;
  readonly message?: Maybe<Scalars['String']['output']>;
};

export type UndoPayload = {
  readonly __typename?: 'UndoPayload';
  readonly task: Task;
  readonly change: TaskChange;
};

export type TaskConnection = {
  readonly __typename?: 'TaskConnection';
  readonly edges: ReadonlyArray<TaskEdge>;
  readonly nodes: ReadonlyArray<Task>;
  readonly pageInfo: PageInfo;
  /** Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

export type TaskEdge = {
  readonly __typename?: 'TaskEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Task;
};

export type TaskChangeConnection = {
  readonly __typename?: 'TaskChangeConnection';
  readonly edges: ReadonlyArray<TaskChangeEdge>;
  readonly nodes: ReadonlyArray<TaskChange>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
  /** Where the feed ends now. */
  readonly head: Scalars['Cursor']['output'];
};

export type TaskChangeEdge = {
  readonly __typename?: 'TaskChangeEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: TaskChange;
};

export type CreateTaskInput = {
  readonly title: Scalars['String']['input'];
  readonly description?: InputMaybe<Scalars['String']['input']>;
  readonly due?: InputMaybe<DueInput>;
  readonly priority?: InputMaybe<Priority>;
  /** Up to 20 of 1 to 50 characters; folded to lower case. */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Up to 10. Left out, a task with a due gets one at your default lead; an empty list means none. */
  readonly reminders?: InputMaybe<ReadonlyArray<ReminderSpecInput>>;
  /** Needs a due. */
  readonly recurrence?: InputMaybe<RecurrenceInput>;
  /** The task that it is to be a part of; parts have no parts. */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 128 characters of your choice, kept for 24 hours: the same key and input again gives the first answer. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A day, or a time on it, in a time zone: yours when not said. */
export type DueInput = {
  readonly date: Scalars['LocalDate']['input'];
  readonly time?: InputMaybe<Scalars['LocalTime']['input']>;
  readonly timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
};

/** How a task repeats: an RRULE of RFC 5545 without DTSTART, such as `FREQ=WEEKLY;BYDAY=MO,TH`. It needs a due, and its zone is the due's. */
export type RecurrenceInput = {
  readonly rule: Scalars['String']['input'];
  readonly anchor?: InputMaybe<RecurrenceAnchor>;
  /** The due's, which it must be when it is given. */
  readonly timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
};

/** Exactly one of lead and at; a lead needs a due. */
export type ReminderSpecInput = {
  /** How long before the due, or before 09:00 of a whole day: from PT0S, the due itself, to P366D. Where that has passed and the due has not, it comes at once. */
  readonly lead?: InputMaybe<Scalars['Duration']['input']>;
  /** An instant that is ahead, whatever happens to the due. */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  /** Yours by preference when left out. */
  readonly channels?: InputMaybe<ReadonlyArray<Channel>>;
};

export type UpdateTaskInput = {
  readonly id: Scalars['ID']['input'];
  readonly title?: InputMaybe<Scalars['String']['input']>;
  readonly description?: InputMaybe<Scalars['String']['input']>;
  readonly priority?: InputMaybe<Priority>;
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Not while it repeats: use rescheduleTask. */
  readonly due?: InputMaybe<DueInput>;
  /** Not while it repeats: use rescheduleTask, or stopRepeating. */
  readonly recurrence?: InputMaybe<RecurrenceInput>;
  /** Refused with CONFLICT when the task has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 128 characters of your choice, kept for 24 hours: the same key and input again gives the first answer. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type RescheduleTaskInput = {
  readonly id: Scalars['ID']['input'];
  readonly due?: InputMaybe<DueInput>;
  /** With THIS_AND_FUTURE, or for a task that does not repeat yet; null ends the repetition. */
  readonly recurrence?: InputMaybe<RecurrenceInput>;
  readonly scope?: InputMaybe<RescheduleScope>;
  /** Refused with CONFLICT when the task has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 128 characters of your choice, kept for 24 hours: the same key and input again gives the first answer. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type RescheduleScope =
  /** Only this occurrence moves, the others stay where the rule has them. */
  | 'THIS'
  /** A new repetition begins here, and the former one ends before it. */
  | 'THIS_AND_FUTURE';

export type TaskIdInput = {
  readonly id: Scalars['ID']['input'];
  /** Refused with CONFLICT when the task has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 128 characters of your choice, kept for 24 hours: the same key and input again gives the first answer. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type DeleteTaskInput = {
  readonly id: Scalars['ID']['input'];
  readonly scope?: InputMaybe<DeleteScope>;
  /** Refused with CONFLICT when the task has another version by now. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 128 characters of your choice, kept for 24 hours: the same key and input again gives the first answer. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type DeleteScope =
  /** Of a repeating task, only this occurrence: the next one is made. */
  | 'THIS'
  /** The repetition ends, and what is open of it is deleted. */
  | 'SERIES';

export type CreateTasksInput = {
  /** 1 to 100; their own idempotency keys are refused, this input has one for all. */
  readonly tasks: ReadonlyArray<CreateTaskInput>;
  /** 1 to 128 characters of your choice, kept for 24 hours: the same key and input again gives the first answer. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type TaskIdsInput = {
  /** 1 to 100, each once. */
  readonly ids: ReadonlyArray<Scalars['ID']['input']>;
  /** 1 to 128 characters of your choice, kept for 24 hours: the same key and input again gives the first answer. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type UndoInput = {
  /** The id of the change that is to be reversed. */
  readonly changeId: Scalars['ID']['input'];
  /** 1 to 128 characters of your choice, kept for 24 hours: the same key and input again gives the first answer. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** All that is said must hold. From is inclusive, until is exclusive; a whole day counts by its start. */
export type TaskFilter = {
  /** Up to 100. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly status?: InputMaybe<ReadonlyArray<TaskStatus>>;
  readonly priority?: InputMaybe<ReadonlyArray<Priority>>;
  readonly tagsAll?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly tagsAny?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly dueFrom?: InputMaybe<Scalars['DateTime']['input']>;
  readonly dueUntil?: InputMaybe<Scalars['DateTime']['input']>;
  readonly hasDue?: InputMaybe<Scalars['Boolean']['input']>;
  readonly isOverdue?: InputMaybe<Scalars['Boolean']['input']>;
  readonly seriesId?: InputMaybe<Scalars['ID']['input']>;
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Words of the title or description, in any order: a part of a word is enough, and case, accents and vowel signs make no difference. Of any script. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** No due sorts last both ways. */
export type TaskOrder =
  | 'DUE_ASC'
  | 'DUE_DESC'
  | 'CREATED_ASC'
  | 'CREATED_DESC'
  | 'UPDATED_DESC'
  | 'PRIORITY_DESC'
  | 'TITLE_ASC'
  /**
   * The best match first; needs a text in the filter. Of more than 300 matches, those among the newest 1,000 tasks of each
   * status come first, ranked; after them all others, the newest first.
   */
  | 'RELEVANCE';

export type TaskChangeFilter = {
  readonly taskIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly kinds?: InputMaybe<ReadonlyArray<TaskChangeKind>>;
};

/** Where this page of a connection stands in the whole list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Whether there is more after `endCursor`. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is something before `startCursor`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first item of this page; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** The cursor of the last item of this page, to hand back as `after`; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** Who did it. */
export type Actor = {
  readonly __typename?: 'Actor';
  /** Whether a person, the assistant or the platform itself acted. */
  readonly type: ActorType;
  /** The person's subject, `assistant`, or `system/<job>`. */
  readonly id: Scalars['ID']['output'];
};

/** The three kinds of actors. */
export type ActorType =
  /** A person, or a program with their token. */
  | 'USER'
  /** The assistant, at the request of a person and with no more rights than they have. */
  | 'ASSISTANT'
  /** The platform itself, such as the scheduler. */
  | 'SYSTEM';

/** When something is due: local wall time, which the instant follows from. */
export type Due = {
  readonly __typename?: 'Due';
  /** The day. */
  readonly date: Scalars['LocalDate']['output'];
  /** The time of that day; null means the whole day. */
  readonly time?: Maybe<Scalars['LocalTime']['output']>;
  /** The time zone in which day and time are meant. */
  readonly timeZone: Scalars['TimeZone']['output'];
  /** The instant at which it becomes overdue: day and time in the zone, or for a whole day the first instant of the next day. */
  readonly at: Scalars['DateTime']['output'];
  /** Whether that instant has passed. */
  readonly isOverdue: Scalars['Boolean']['output'];
};

/** How much it matters. */
export type Priority =
  /** Can wait. */
  | 'LOW'
  /** The priority of what says nothing else. */
  | 'MEDIUM'
  | 'HIGH';

/** How something repeats. */
export type Recurrence = {
  readonly __typename?: 'Recurrence';
  /** The RFC 5545 rule, without DTSTART: `FREQ=WEEKLY;BYDAY=MO,WE`. */
  readonly rule: Scalars['String']['output'];
  /** What the next occurrence counts from. */
  readonly anchor: RecurrenceAnchor;
  /** The time zone in which the rule's days and times are meant. */
  readonly timeZone: Scalars['TimeZone']['output'];
  /** The rule in words, in the person's language: `every Monday and Friday`. */
  readonly text: Scalars['String']['output'];
};

/** What the next occurrence counts from. */
export type RecurrenceAnchor =
  /** The due date: every Monday stays every Monday. */
  | 'DUE'
  /** The day it was done: three days after I finish. */
  | 'COMPLETION';

/** A way to reach a person. */
export type Channel =
  /** By e-mail, once your address is verified. */
  | 'EMAIL'
  /** By Web Push, to each browser that you subscribed. */
  | 'PUSH'
  /** The subscription `reminderFired`. */
  | 'IN_APP';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Task: Task;
  Series: Series;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Task:
    ( { __typename: 'Task' }
    & GraphQLRecursivePick<FederationTypes['Task'], {"id":true}> );
  Series:
    ( { __typename: 'Series' }
    & GraphQLRecursivePick<FederationTypes['Series'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Task: ResolverTypeWrapper<TaskParent>;
  Series: ResolverTypeWrapper<SeriesParent>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  TagCount: ResolverTypeWrapper<TagCount>;
  TaskStatus: TaskStatus;
  TaskChange: ResolverTypeWrapper<TaskChangeParent>;
  TaskChangeKind: TaskChangeKind;
  TaskPayload: ResolverTypeWrapper<Omit<TaskPayload, 'task' | 'next' | 'change'> & { task: ResolversTypes['Task'], next?: Maybe<ResolversTypes['Task']>, change?: Maybe<ResolversTypes['TaskChange']> }>;
  CompleteTaskPayload: ResolverTypeWrapper<Omit<CompleteTaskPayload, 'task' | 'next' | 'change'> & { task: ResolversTypes['Task'], next?: Maybe<ResolversTypes['Task']>, change?: Maybe<ResolversTypes['TaskChange']> }>;
  BulkTaskPayload: ResolverTypeWrapper<Omit<BulkTaskPayload, 'results'> & { results: ReadonlyArray<ResolversTypes['BulkTaskResult']> }>;
  BulkTaskResult: ResolverTypeWrapper<Omit<BulkTaskResult, 'task' | 'change'> & { task?: Maybe<ResolversTypes['Task']>, change?: Maybe<ResolversTypes['TaskChange']> }>;
  UndoPayload: ResolverTypeWrapper<Omit<UndoPayload, 'task' | 'change'> & { task: ResolversTypes['Task'], change: ResolversTypes['TaskChange'] }>;
  TaskConnection: ResolverTypeWrapper<TaskConnectionParent>;
  TaskEdge: ResolverTypeWrapper<Omit<TaskEdge, 'node'> & { node: ResolversTypes['Task'] }>;
  TaskChangeConnection: ResolverTypeWrapper<TaskChangeConnectionParent>;
  TaskChangeEdge: ResolverTypeWrapper<Omit<TaskChangeEdge, 'node'> & { node: ResolversTypes['TaskChange'] }>;
  CreateTaskInput: CreateTaskInput;
  DueInput: DueInput;
  RecurrenceInput: RecurrenceInput;
  ReminderSpecInput: ReminderSpecInput;
  UpdateTaskInput: UpdateTaskInput;
  RescheduleTaskInput: RescheduleTaskInput;
  RescheduleScope: RescheduleScope;
  TaskIdInput: TaskIdInput;
  DeleteTaskInput: DeleteTaskInput;
  DeleteScope: DeleteScope;
  CreateTasksInput: CreateTasksInput;
  TaskIdsInput: TaskIdsInput;
  UndoInput: UndoInput;
  TaskFilter: TaskFilter;
  TaskOrder: TaskOrder;
  TaskChangeFilter: TaskChangeFilter;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Actor: ResolverTypeWrapper<Actor>;
  ActorType: ActorType;
  Due: ResolverTypeWrapper<DueParent>;
  Priority: Priority;
  Recurrence: ResolverTypeWrapper<RecurrenceParent>;
  RecurrenceAnchor: RecurrenceAnchor;
  Channel: Channel;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  LocalTime: ResolverTypeWrapper<Scalars['LocalTime']['output']>;
  LocalDateTime: ResolverTypeWrapper<Scalars['LocalDateTime']['output']>;
  Duration: ResolverTypeWrapper<Scalars['Duration']['output']>;
  TimeZone: ResolverTypeWrapper<Scalars['TimeZone']['output']>;
  Cursor: ResolverTypeWrapper<Scalars['Cursor']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  Task: TaskParent;
  Series: SeriesParent;
  Boolean: Scalars['Boolean']['output'];
  TagCount: TagCount;
  TaskChange: TaskChangeParent;
  TaskPayload: Omit<TaskPayload, 'task' | 'next' | 'change'> & { task: ResolversParentTypes['Task'], next?: Maybe<ResolversParentTypes['Task']>, change?: Maybe<ResolversParentTypes['TaskChange']> };
  CompleteTaskPayload: Omit<CompleteTaskPayload, 'task' | 'next' | 'change'> & { task: ResolversParentTypes['Task'], next?: Maybe<ResolversParentTypes['Task']>, change?: Maybe<ResolversParentTypes['TaskChange']> };
  BulkTaskPayload: Omit<BulkTaskPayload, 'results'> & { results: ReadonlyArray<ResolversParentTypes['BulkTaskResult']> };
  BulkTaskResult: Omit<BulkTaskResult, 'task' | 'change'> & { task?: Maybe<ResolversParentTypes['Task']>, change?: Maybe<ResolversParentTypes['TaskChange']> };
  UndoPayload: Omit<UndoPayload, 'task' | 'change'> & { task: ResolversParentTypes['Task'], change: ResolversParentTypes['TaskChange'] };
  TaskConnection: TaskConnectionParent;
  TaskEdge: Omit<TaskEdge, 'node'> & { node: ResolversParentTypes['Task'] };
  TaskChangeConnection: TaskChangeConnectionParent;
  TaskChangeEdge: Omit<TaskChangeEdge, 'node'> & { node: ResolversParentTypes['TaskChange'] };
  CreateTaskInput: CreateTaskInput;
  DueInput: DueInput;
  RecurrenceInput: RecurrenceInput;
  ReminderSpecInput: ReminderSpecInput;
  UpdateTaskInput: UpdateTaskInput;
  RescheduleTaskInput: RescheduleTaskInput;
  TaskIdInput: TaskIdInput;
  DeleteTaskInput: DeleteTaskInput;
  CreateTasksInput: CreateTasksInput;
  TaskIdsInput: TaskIdsInput;
  UndoInput: UndoInput;
  TaskFilter: TaskFilter;
  TaskChangeFilter: TaskChangeFilter;
  PageInfo: PageInfo;
  Actor: Actor;
  Due: DueParent;
  Recurrence: RecurrenceParent;
  DateTime: Scalars['DateTime']['output'];
  LocalDate: Scalars['LocalDate']['output'];
  LocalTime: Scalars['LocalTime']['output'];
  LocalDateTime: Scalars['LocalDateTime']['output'];
  Duration: Scalars['Duration']['output'];
  TimeZone: Scalars['TimeZone']['output'];
  Cursor: Scalars['Cursor']['output'];
};

export type QueryResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType, RequireFields<QueryTaskArgs, 'id'>>;
  tasks?: Resolver<ResolversTypes['TaskConnection'], ParentType, ContextType, RequireFields<QueryTasksArgs, 'filter' | 'orderBy' | 'first'>>;
  changes?: Resolver<ResolversTypes['TaskChangeConnection'], ParentType, ContextType, RequireFields<QueryChangesArgs, 'first'>>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['TagCount']>, ParentType, ContextType>;
  occurrences?: Resolver<ReadonlyArray<ResolversTypes['DateTime']>, ParentType, ContextType, RequireFields<QueryOccurrencesArgs, 'recurrence' | 'start' | 'first'>>;
};

export type MutationResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createTask?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationCreateTaskArgs, 'input'>>;
  createTasks?: Resolver<ResolversTypes['BulkTaskPayload'], ParentType, ContextType, RequireFields<MutationCreateTasksArgs, 'input'>>;
  updateTask?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationUpdateTaskArgs, 'input'>>;
  rescheduleTask?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationRescheduleTaskArgs, 'input'>>;
  completeTask?: Resolver<ResolversTypes['CompleteTaskPayload'], ParentType, ContextType, RequireFields<MutationCompleteTaskArgs, 'input'>>;
  reopenTask?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationReopenTaskArgs, 'input'>>;
  skipOccurrence?: Resolver<ResolversTypes['CompleteTaskPayload'], ParentType, ContextType, RequireFields<MutationSkipOccurrenceArgs, 'input'>>;
  stopRepeating?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationStopRepeatingArgs, 'input'>>;
  deleteTask?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationDeleteTaskArgs, 'input'>>;
  restoreTask?: Resolver<ResolversTypes['TaskPayload'], ParentType, ContextType, RequireFields<MutationRestoreTaskArgs, 'input'>>;
  completeTasks?: Resolver<ResolversTypes['BulkTaskPayload'], ParentType, ContextType, RequireFields<MutationCompleteTasksArgs, 'input'>>;
  deleteTasks?: Resolver<ResolversTypes['BulkTaskPayload'], ParentType, ContextType, RequireFields<MutationDeleteTasksArgs, 'input'>>;
  undo?: Resolver<ResolversTypes['UndoPayload'], ParentType, ContextType, RequireFields<MutationUndoArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  taskChanged?: SubscriptionResolver<ResolversTypes['TaskChange'], "taskChanged", ParentType, ContextType, Partial<SubscriptionTaskChangedArgs>>;
};

export type TaskResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['Task'] = ResolversParentTypes['Task'], FederationReferenceType extends FederationReferenceTypes['Task'] = FederationReferenceTypes['Task']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Task']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TaskStatus'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Priority'], ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  due?: Resolver<Maybe<ResolversTypes['Due']>, ParentType, ContextType>;
  recurrence?: Resolver<Maybe<ResolversTypes['Recurrence']>, ParentType, ContextType>;
  series?: Resolver<Maybe<ResolversTypes['Series']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  subtasks?: Resolver<ResolversTypes['TaskConnection'], ParentType, ContextType, RequireFields<TaskSubtasksArgs, 'first'>>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastRemindedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SeriesResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['Series'] = ResolversParentTypes['Series'], FederationReferenceType extends FederationReferenceTypes['Series'] = FederationReferenceTypes['Series']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Series']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  recurrence?: Resolver<ResolversTypes['Recurrence'], ParentType, ContextType>;
  isStopped?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  tasks?: Resolver<ResolversTypes['TaskConnection'], ParentType, ContextType, RequireFields<SeriesTasksArgs, 'first'>>;
  upcoming?: Resolver<ReadonlyArray<ResolversTypes['DateTime']>, ParentType, ContextType, RequireFields<SeriesUpcomingArgs, 'first'>>;
};

export type TagCountResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['TagCount'] = ResolversParentTypes['TagCount']> = {
  tag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TaskChangeResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['TaskChange'] = ResolversParentTypes['TaskChange']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TaskChangeKind'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['Actor'], ParentType, ContextType>;
  changed?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  taskId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  correlationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TaskPayloadResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['TaskPayload'] = ResolversParentTypes['TaskPayload']> = {
  task?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  change?: Resolver<Maybe<ResolversTypes['TaskChange']>, ParentType, ContextType>;
};

export type CompleteTaskPayloadResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['CompleteTaskPayload'] = ResolversParentTypes['CompleteTaskPayload']> = {
  task?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  change?: Resolver<Maybe<ResolversTypes['TaskChange']>, ParentType, ContextType>;
};

export type BulkTaskPayloadResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['BulkTaskPayload'] = ResolversParentTypes['BulkTaskPayload']> = {
  results?: Resolver<ReadonlyArray<ResolversTypes['BulkTaskResult']>, ParentType, ContextType>;
};

export type BulkTaskResultResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['BulkTaskResult'] = ResolversParentTypes['BulkTaskResult']> = {
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  change?: Resolver<Maybe<ResolversTypes['TaskChange']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UndoPayloadResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['UndoPayload'] = ResolversParentTypes['UndoPayload']> = {
  task?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
  change?: Resolver<ResolversTypes['TaskChange'], ParentType, ContextType>;
};

export type TaskConnectionResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['TaskConnection'] = ResolversParentTypes['TaskConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TaskEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Task']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TaskEdgeResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['TaskEdge'] = ResolversParentTypes['TaskEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Task'], ParentType, ContextType>;
};

export type TaskChangeConnectionResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['TaskChangeConnection'] = ResolversParentTypes['TaskChangeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TaskChangeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['TaskChange']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  head?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
};

export type TaskChangeEdgeResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['TaskChangeEdge'] = ResolversParentTypes['TaskChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TaskChange'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ActorResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['Actor'] = ResolversParentTypes['Actor']> = {
  type?: Resolver<ResolversTypes['ActorType'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DueResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['Due'] = ResolversParentTypes['Due']> = {
  date?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  time?: Resolver<Maybe<ResolversTypes['LocalTime']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isOverdue?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RecurrenceResolvers<ContextType = TaskContext, ParentType extends ResolversParentTypes['Recurrence'] = ResolversParentTypes['Recurrence']> = {
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  anchor?: Resolver<ResolversTypes['RecurrenceAnchor'], ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface LocalDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDate'], any> {
  name: 'LocalDate';
}

export interface LocalTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalTime'], any> {
  name: 'LocalTime';
}

export interface LocalDateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDateTime'], any> {
  name: 'LocalDateTime';
}

export interface DurationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Duration'], any> {
  name: 'Duration';
}

export interface TimeZoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TimeZone'], any> {
  name: 'TimeZone';
}

export interface CursorScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Cursor'], any> {
  name: 'Cursor';
}

export type Resolvers<ContextType = TaskContext> = {
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Task?: TaskResolvers<ContextType>;
  Series?: SeriesResolvers<ContextType>;
  TagCount?: TagCountResolvers<ContextType>;
  TaskChange?: TaskChangeResolvers<ContextType>;
  TaskPayload?: TaskPayloadResolvers<ContextType>;
  CompleteTaskPayload?: CompleteTaskPayloadResolvers<ContextType>;
  BulkTaskPayload?: BulkTaskPayloadResolvers<ContextType>;
  BulkTaskResult?: BulkTaskResultResolvers<ContextType>;
  UndoPayload?: UndoPayloadResolvers<ContextType>;
  TaskConnection?: TaskConnectionResolvers<ContextType>;
  TaskEdge?: TaskEdgeResolvers<ContextType>;
  TaskChangeConnection?: TaskChangeConnectionResolvers<ContextType>;
  TaskChangeEdge?: TaskChangeEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Actor?: ActorResolvers<ContextType>;
  Due?: DueResolvers<ContextType>;
  Recurrence?: RecurrenceResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  LocalDate?: GraphQLScalarType;
  LocalTime?: GraphQLScalarType;
  LocalDateTime?: GraphQLScalarType;
  Duration?: GraphQLScalarType;
  TimeZone?: GraphQLScalarType;
  Cursor?: GraphQLScalarType;
};
