// Made by `npm run codegen` from schema.graphql: edit that instead.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { TaskParent, CaughtParent, ReminderParent, PreferencesParent, PushSubscriptionParent, DeliveryParent, ReminderFiredParent, ReminderConnectionParent } from './parents.ts';
import type { ReminderContext } from './context.ts';
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
  /** A time on somebody's wall clock: `17:00` or `17:00:30`. */
  LocalTime: { input: string; output: string; }
  /** A point in time: RFC 3339 with an offset. Answers are in UTC, with milliseconds. */
  DateTime: { input: string; output: Date; }
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
  /** One of your reminders. */
  readonly reminder?: Maybe<Reminder>;
  /** Your reminders in the order of their times. For those to come ask for status PENDING, and `from` now: what has fired and has reached nobody yet is PENDING too. */
  readonly reminders: ReminderConnection;
  /** How, when and in which language you want to be reminded. */
  readonly preferences: Preferences;
  /** Ways to snooze right now, in your zone and your language: what to give `snoozeReminder`. */
  readonly snoozePresets: ReadonlyArray<SnoozePreset>;
  /** What a browser needs to subscribe to pushes of this server (`applicationServerKey`): its VAPID public key, in base64url (RFC 8292). */
  readonly pushKey: Scalars['String']['output'];
  /** The browsers in which you get pushes, newest first. */
  readonly pushSubscriptions: ReadonlyArray<PushSubscription>;
  /** Where `reminderFired` ends now: what to give it as `after`. */
  readonly reminderHead: Scalars['Cursor']['output'];
  /** What was caught in development instead of being sent, newest first; for the gateway alone, which may ask for one person's. */
  readonly caught: ReadonlyArray<Caught>;
  /** Whether mail is, rather than sent; for the gateway alone. */
  readonly isMailCaught: Scalars['Boolean']['output'];
};


export type QueryReminderArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRemindersArgs = {
  filter?: InputMaybe<ReminderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCaughtArgs = {
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** One more reminder of a task, which may have 10 to come, and 100 in all. With neither lead nor instant it is not accepted, nor with both. */
  readonly addReminder: ReminderPayload;
  /** Another time, or other channels. What was cancelled or has come is set again by a time that is ahead. */
  readonly updateReminder: ReminderPayload;
  /** It is cancelled, and stays to be seen. */
  readonly removeReminder: ReminderPayload;
  /** It comes (again) later; for an earlier time use `updateReminder`. With `moveTask` the task's due moves as far as the reminder does, and that of a whole day by whole days. */
  readonly snoozeReminder: ReminderPayload;
  /** You have seen it: it nags no more, and what of it has not been delivered yet is not. */
  readonly acknowledgeReminder: ReminderPayload;
  /** Has its failed channels tried again, from now on for 24 hours. */
  readonly retryReminder: ReminderPayload;
  /** Confirms your address by the code that was sent to it. */
  readonly verifyEmail: PreferencesPayload;
  /** Pushes to a browser from now on: what its `PushSubscription.toJSON()` says. Up to 20; the same endpoint again is the same subscription. */
  readonly subscribePush: PushSubscriptionPayload;
  /** No more pushes to that browser. */
  readonly unsubscribePush: PushSubscriptionPayload;
  /** Changes what the input names: a field left out is kept, null clears it. */
  readonly updatePreferences: PreferencesPayload;
  /** Takes back the verification of the address that a mail's link was made for; false for links that do nothing. For the gateway alone. */
  readonly unsubscribeByToken: Scalars['Boolean']['output'];
};


export type MutationAddReminderArgs = {
  input: AddReminderInput;
};


export type MutationUpdateReminderArgs = {
  input: UpdateReminderInput;
};


export type MutationRemoveReminderArgs = {
  input: ReminderIdInput;
};


export type MutationSnoozeReminderArgs = {
  input: SnoozeInput;
};


export type MutationAcknowledgeReminderArgs = {
  input: ReminderIdInput;
};


export type MutationRetryReminderArgs = {
  input: ReminderIdInput;
};


export type MutationVerifyEmailArgs = {
  input: VerifyEmailInput;
};


export type MutationSubscribePushArgs = {
  input: PushSubscriptionInput;
};


export type MutationUnsubscribePushArgs = {
  input: PushSubscriptionIdInput;
};


export type MutationUpdatePreferencesArgs = {
  input: PreferencesInput;
};


export type MutationUnsubscribeByTokenArgs = {
  token: Scalars['String']['input'];
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** The in-app channel: each of your reminders as it fires. With a cursor those after it first, without one from now on. What fired is kept for 90 days unless the operator says otherwise; an older cursor is `CURSOR_EXPIRED`. */
  readonly reminderFired: ReminderFired;
};


export type SubscriptionReminderFiredArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
};

export type Task = {
  readonly __typename?: 'Task';
  readonly id: Scalars['ID']['output'];
  readonly version: Scalars['Int']['output'];
  /** This task's reminders in the order of their times. */
  readonly reminders?: Maybe<ReminderConnection>;
  /** When the next reminder of this task fires; null when none will. */
  readonly nextReminderAt?: Maybe<Scalars['DateTime']['output']>;
};


export type TaskRemindersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Reminder = {
  readonly __typename?: 'Reminder';
  readonly id: Scalars['ID']['output'];
  /** Null once the task is gone for good. */
  readonly task?: Maybe<Task>;
  /** How long before the due, or before 09:00 of a whole day; null when it has an instant of its own. */
  readonly lead?: Maybe<Scalars['Duration']['output']>;
  /** When it fires. With a lead it follows the due. */
  readonly triggerAt: Scalars['DateTime']['output'];
  readonly status: ReminderStatus;
  /** Null unless it is CANCELLED. */
  readonly cancelReason?: Maybe<CancelReason>;
  readonly channels: ReadonlyArray<Channel>;
  /** What became of it, by channel and device: the latest 100, the last firing first. */
  readonly deliveries: ReadonlyArray<Delivery>;
  /** How many further attempts its deliveries took. */
  readonly retryCount: Scalars['Int']['output'];
  readonly lastRetryAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the first channel accepted it. */
  readonly sentAt?: Maybe<Scalars['DateTime']['output']>;
  /** To when it was snoozed; null once its time was changed otherwise. */
  readonly snoozedUntil?: Maybe<Scalars['DateTime']['output']>;
  readonly acknowledgedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly createdAt: Scalars['DateTime']['output'];
};

/** One firing of a reminder to one device by one channel. */
export type Delivery = {
  readonly __typename?: 'Delivery';
  readonly channel: Channel;
  /** Masked: `a***@example.org`, or the browser as it was named and its push service. */
  readonly destination: Scalars['String']['output'];
  readonly status: DeliveryStatus;
  /** The instant that it fired for: the same delivery is never accepted twice. */
  readonly firedFor: Scalars['DateTime']['output'];
  /** Whether the task was seen to be open at that moment. False while tasks cannot be reached: then it comes on what was known last. */
  readonly isConfirmed: Scalars['Boolean']['output'];
  readonly attempts: Scalars['Int']['output'];
  /** Why the last attempt failed, or why there is none; null when all is well. */
  readonly lastError?: Maybe<Scalars['String']['output']>;
  /** When it is tried next. */
  readonly nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  readonly acceptedAt?: Maybe<Scalars['DateTime']['output']>;
};

export type DeliveryStatus =
  /** Not tried yet: it is about to be, or waits for the end of the quiet hours. */
  | 'PENDING'
  /** It failed, and is tried again. */
  | 'RETRYING'
  /** The other side has taken it. */
  | 'ACCEPTED'
  /** It failed for good. */
  | 'FAILED'
  /** Nobody needs it any more, or there is nowhere to send it. */
  | 'SKIPPED';

export type ReminderStatus =
  /** Its time has not come, or it has fired and no channel has accepted it yet: its deliveries say so. */
  | 'PENDING'
  /** One channel has accepted it. */
  | 'SENT'
  /** Every channel has failed for good. */
  | 'FAILED'
  /** It does not come: `cancelReason` says why. */
  | 'CANCELLED';

/** Why a reminder does not come. What is still ahead comes back when the task is open and due again, unless you removed it. */
export type CancelReason =
  | 'TASK_COMPLETED'
  | 'TASK_DELETED'
  /** It counts back from a due, and the task has none. */
  | 'NO_DUE'
  /** The due was moved to, or given in, the past. */
  | 'PAST'
  /** It came for this very instant before. */
  | 'ALREADY_SENT'
  /** You removed it. */
  | 'REMOVED';

export type Preferences = {
  readonly __typename?: 'Preferences';
  /** In full, as it is yours; everywhere else it is masked. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** Until then nothing but its code is sent there. Unsubscribing by a mail's link takes it back. */
  readonly isEmailVerified: Scalars['Boolean']['output'];
  /** Why the last code could not be sent to your address; null when all is well. */
  readonly emailProblem?: Maybe<Scalars['String']['output']>;
  readonly timeZone: Scalars['TimeZone']['output'];
  readonly locale: Locale;
  /** How you are reminded. Where none of them can reach you, it is in the app. */
  readonly channels: ReadonlyArray<Channel>;
  /** The reminder of a new task that says nothing about reminders: how long before its due. Null for none. */
  readonly defaultLead?: Maybe<Scalars['Duration']['output']>;
  /** When mails and pushes wait, and reminders in the app make no sound. Tasks of HIGH priority get through. */
  readonly quietHours?: Maybe<QuietHours>;
  /** How long after its time a reminder comes again, until you acknowledge or snooze it, or the task is done: 20 times at most. During your quiet hours it waits for their end. Null for never. */
  readonly nagEvery?: Maybe<Scalars['Duration']['output']>;
  /** When a mail or push comes of what is due today and overdue, if anything is. Null for never. */
  readonly morningDigestAt?: Maybe<Scalars['LocalTime']['output']>;
};

/** By the clock of your zone; over midnight when `until` is the earlier. */
export type QuietHours = {
  readonly __typename?: 'QuietHours';
  readonly from: Scalars['LocalTime']['output'];
  readonly until: Scalars['LocalTime']['output'];
};

/** A mail or push as it left. */
export type Caught = {
  readonly __typename?: 'Caught';
  readonly id: Scalars['ID']['output'];
  readonly channel: Channel;
  readonly to: Scalars['String']['output'];
  readonly subject: Scalars['String']['output'];
  readonly text: Scalars['String']['output'];
  readonly html?: Maybe<Scalars['String']['output']>;
  /** The calendar file of a mail. */
  readonly calendar?: Maybe<Scalars['String']['output']>;
  readonly headers: ReadonlyArray<CaughtHeader>;
  readonly at: Scalars['DateTime']['output'];
};

export type CaughtHeader = {
  readonly __typename?: 'CaughtHeader';
  readonly name: Scalars['String']['output'];
  readonly value: Scalars['String']['output'];
};

export type PushSubscription = {
  readonly __typename?: 'PushSubscription';
  readonly id: Scalars['ID']['output'];
  /** The browser as it was named, and its push service. */
  readonly device: Scalars['String']['output'];
  readonly createdAt: Scalars['DateTime']['output'];
};

/** A way to snooze: `for` or `until`, whichever is not null, is for `snoozeReminder`. */
export type SnoozePreset = {
  readonly __typename?: 'SnoozePreset';
  readonly name: SnoozePresetName;
  /** In your language. */
  readonly label: Scalars['String']['output'];
  readonly for?: Maybe<Scalars['Duration']['output']>;
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

export type SnoozePresetName =
  | 'TEN_MINUTES'
  /** 18:00 of today; not there from then on. */
  | 'THIS_EVENING'
  /** 09:00 of tomorrow. */
  | 'TOMORROW_MORNING'
  /** 09:00 of next Monday; not there on Sundays, when that is tomorrow morning. */
  | 'NEXT_WEEK';

/** A reminder that fired. */
export type ReminderFired = {
  readonly __typename?: 'ReminderFired';
  readonly id: Scalars['ID']['output'];
  /** Where to go on from. */
  readonly cursor: Scalars['Cursor']['output'];
  readonly at: Scalars['DateTime']['output'];
  readonly kind: FiredKind;
  /** During your quiet hours: show it without a sound. */
  readonly isSilent: Scalars['Boolean']['output'];
  /** Whether it came more than a minute after its time, as after a downtime; a time that had passed when it was set counts from then. */
  readonly isLate: Scalars['Boolean']['output'];
  /** Whether the task was seen to be open at that moment. False while tasks cannot be reached: then it comes on what was known last. */
  readonly isConfirmed: Scalars['Boolean']['output'];
  readonly reminder: Reminder;
};

export type FiredKind =
  /** Its time has come. */
  | 'FIRED'
  /** It comes again, as it was neither acknowledged nor snoozed. */
  | 'NAG'
  /** It could not be delivered by any other channel: look at its deliveries. */
  | 'FAILED';

export type ReminderConnection = {
  readonly __typename?: 'ReminderConnection';
  readonly edges: ReadonlyArray<ReminderEdge>;
  readonly nodes: ReadonlyArray<Reminder>;
  readonly pageInfo: PageInfo;
  /** Counted only when asked for. */
  readonly totalCount: Scalars['Int']['output'];
};

export type ReminderEdge = {
  readonly __typename?: 'ReminderEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Reminder;
};

export type ReminderPayload = {
  readonly __typename?: 'ReminderPayload';
  readonly reminder: Reminder;
};

export type PreferencesPayload = {
  readonly __typename?: 'PreferencesPayload';
  readonly preferences: Preferences;
};

export type PushSubscriptionPayload = {
  readonly __typename?: 'PushSubscriptionPayload';
  readonly subscription: PushSubscription;
};

/** All that is said must hold. From is inclusive, until is exclusive. */
export type ReminderFilter = {
  readonly taskId?: InputMaybe<Scalars['ID']['input']>;
  readonly status?: InputMaybe<ReadonlyArray<ReminderStatus>>;
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

export type AddReminderInput = {
  readonly taskId: Scalars['ID']['input'];
  /** How long before the due, or before 09:00 of a whole day: from PT0S to 366 days. */
  readonly lead?: InputMaybe<Scalars['Duration']['input']>;
  /** An instant that is ahead. */
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  /** Yours by preference when left out. */
  readonly channels?: InputMaybe<ReadonlyArray<Channel>>;
  /** Yours, 1 to 128 characters: the same key and input again gives the first answer. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** At most one of lead and instant; a field left out is kept. */
export type UpdateReminderInput = {
  readonly id: Scalars['ID']['input'];
  readonly lead?: InputMaybe<Scalars['Duration']['input']>;
  readonly at?: InputMaybe<Scalars['DateTime']['input']>;
  readonly channels?: InputMaybe<ReadonlyArray<Channel>>;
};

export type ReminderIdInput = {
  readonly id: Scalars['ID']['input'];
  /** Yours, 1 to 128 characters: the same key and input again gives the first answer. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Exactly one of `until` and `for`. */
export type SnoozeInput = {
  readonly id: Scalars['ID']['input'];
  /** An instant that is ahead, at most 366 days after now, or after when it fires if that is later. What is to come comes no earlier by it. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
  /** From PT1M to P366D: from now on, or from when it fires if that is later. */
  readonly for?: InputMaybe<Scalars['Duration']['input']>;
  /** A due without a time moves by whole days: not at all when the reminder stays on its day. */
  readonly moveTask?: InputMaybe<Scalars['Boolean']['input']>;
  /** Yours, 1 to 128 characters: the same key and input again gives the first answer. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

export type PreferencesInput = {
  /** A new address takes the place of the old one at once. A code goes there, unless it is verified already; give it to `verifyEmail` within ten minutes. The same address again sends a new code. Null removes it. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** Null for the server's. */
  readonly timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  /** Null for English. */
  readonly locale?: InputMaybe<Locale>;
  /** Null for IN_APP alone. */
  readonly channels?: InputMaybe<ReadonlyArray<Channel>>;
  /** PT0S is the due itself; null for no reminder unless asked for. */
  readonly defaultLead?: InputMaybe<Scalars['Duration']['input']>;
  /** Null for none. Not the whole day. */
  readonly quietHours?: InputMaybe<QuietHoursInput>;
  /** From PT1M to P1D. During your quiet hours it waits for their end. Null for never. */
  readonly nagEvery?: InputMaybe<Scalars['Duration']['input']>;
  /** Null for never. */
  readonly morningDigestAt?: InputMaybe<Scalars['LocalTime']['input']>;
};

export type QuietHoursInput = {
  readonly from: Scalars['LocalTime']['input'];
  readonly until: Scalars['LocalTime']['input'];
};

export type VerifyEmailInput = {
  /** The six digits. */
  readonly code: Scalars['String']['input'];
};

export type PushSubscriptionInput = {
  /** An https address of a push service. */
  readonly endpoint: Scalars['String']['input'];
  /** The browser's public key: an uncompressed point of P-256, in base64url. */
  readonly p256dh: Scalars['String']['input'];
  /** The browser's secret: 16 bytes in base64url. */
  readonly auth: Scalars['String']['input'];
  /** What you call this browser: up to 100 characters. */
  readonly device?: InputMaybe<Scalars['String']['input']>;
};

export type PushSubscriptionIdInput = {
  readonly id: Scalars['ID']['input'];
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

/** A way to reach a person. */
export type Channel =
  /** By e-mail, once your address is verified. */
  | 'EMAIL'
  /** By Web Push, to each browser that you subscribed. */
  | 'PUSH'
  /** The subscription `reminderFired`. */
  | 'IN_APP';

/** The language that a person prefers: of mails and pushes. The assistant answers in the language of the message. */
export type Locale =
  /** English. */
  | 'EN'
  /** Urdu. */
  | 'UR';



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
  Reminder: Reminder;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Task:
    ( { __typename: 'Task' }
    & GraphQLRecursivePick<FederationTypes['Task'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Task'], {"version":true}>
        | GraphQLRecursivePick<FederationTypes['Task'], {"version":true}>
        | GraphQLRecursivePick<FederationTypes['Task'], {"version":true}> ) );
  Reminder:
    ( { __typename: 'Reminder' }
    & GraphQLRecursivePick<FederationTypes['Reminder'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Task: ResolverTypeWrapper<TaskParent>;
  Reminder: ResolverTypeWrapper<ReminderParent>;
  Delivery: ResolverTypeWrapper<DeliveryParent>;
  DeliveryStatus: DeliveryStatus;
  ReminderStatus: ReminderStatus;
  CancelReason: CancelReason;
  Preferences: ResolverTypeWrapper<PreferencesParent>;
  QuietHours: ResolverTypeWrapper<QuietHours>;
  Caught: ResolverTypeWrapper<CaughtParent>;
  CaughtHeader: ResolverTypeWrapper<CaughtHeader>;
  PushSubscription: ResolverTypeWrapper<PushSubscriptionParent>;
  SnoozePreset: ResolverTypeWrapper<SnoozePreset>;
  SnoozePresetName: SnoozePresetName;
  ReminderFired: ResolverTypeWrapper<ReminderFiredParent>;
  FiredKind: FiredKind;
  ReminderConnection: ResolverTypeWrapper<ReminderConnectionParent>;
  ReminderEdge: ResolverTypeWrapper<Omit<ReminderEdge, 'node'> & { node: ResolversTypes['Reminder'] }>;
  ReminderPayload: ResolverTypeWrapper<Omit<ReminderPayload, 'reminder'> & { reminder: ResolversTypes['Reminder'] }>;
  PreferencesPayload: ResolverTypeWrapper<Omit<PreferencesPayload, 'preferences'> & { preferences: ResolversTypes['Preferences'] }>;
  PushSubscriptionPayload: ResolverTypeWrapper<Omit<PushSubscriptionPayload, 'subscription'> & { subscription: ResolversTypes['PushSubscription'] }>;
  ReminderFilter: ReminderFilter;
  AddReminderInput: AddReminderInput;
  UpdateReminderInput: UpdateReminderInput;
  ReminderIdInput: ReminderIdInput;
  SnoozeInput: SnoozeInput;
  PreferencesInput: PreferencesInput;
  QuietHoursInput: QuietHoursInput;
  VerifyEmailInput: VerifyEmailInput;
  PushSubscriptionInput: PushSubscriptionInput;
  PushSubscriptionIdInput: PushSubscriptionIdInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Channel: Channel;
  Locale: Locale;
  LocalTime: ResolverTypeWrapper<Scalars['LocalTime']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
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
  Boolean: Scalars['Boolean']['output'];
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  Task: TaskParent;
  Reminder: ReminderParent;
  Delivery: DeliveryParent;
  Preferences: PreferencesParent;
  QuietHours: QuietHours;
  Caught: CaughtParent;
  CaughtHeader: CaughtHeader;
  PushSubscription: PushSubscriptionParent;
  SnoozePreset: SnoozePreset;
  ReminderFired: ReminderFiredParent;
  ReminderConnection: ReminderConnectionParent;
  ReminderEdge: Omit<ReminderEdge, 'node'> & { node: ResolversParentTypes['Reminder'] };
  ReminderPayload: Omit<ReminderPayload, 'reminder'> & { reminder: ResolversParentTypes['Reminder'] };
  PreferencesPayload: Omit<PreferencesPayload, 'preferences'> & { preferences: ResolversParentTypes['Preferences'] };
  PushSubscriptionPayload: Omit<PushSubscriptionPayload, 'subscription'> & { subscription: ResolversParentTypes['PushSubscription'] };
  ReminderFilter: ReminderFilter;
  AddReminderInput: AddReminderInput;
  UpdateReminderInput: UpdateReminderInput;
  ReminderIdInput: ReminderIdInput;
  SnoozeInput: SnoozeInput;
  PreferencesInput: PreferencesInput;
  QuietHoursInput: QuietHoursInput;
  VerifyEmailInput: VerifyEmailInput;
  PushSubscriptionInput: PushSubscriptionInput;
  PushSubscriptionIdInput: PushSubscriptionIdInput;
  PageInfo: PageInfo;
  LocalTime: Scalars['LocalTime']['output'];
  DateTime: Scalars['DateTime']['output'];
  Duration: Scalars['Duration']['output'];
  TimeZone: Scalars['TimeZone']['output'];
  Cursor: Scalars['Cursor']['output'];
};

export type QueryResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  reminder?: Resolver<Maybe<ResolversTypes['Reminder']>, ParentType, ContextType, RequireFields<QueryReminderArgs, 'id'>>;
  reminders?: Resolver<ResolversTypes['ReminderConnection'], ParentType, ContextType, RequireFields<QueryRemindersArgs, 'first'>>;
  preferences?: Resolver<ResolversTypes['Preferences'], ParentType, ContextType>;
  snoozePresets?: Resolver<ReadonlyArray<ResolversTypes['SnoozePreset']>, ParentType, ContextType>;
  pushKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pushSubscriptions?: Resolver<ReadonlyArray<ResolversTypes['PushSubscription']>, ParentType, ContextType>;
  reminderHead?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  caught?: Resolver<ReadonlyArray<ResolversTypes['Caught']>, ParentType, ContextType, RequireFields<QueryCaughtArgs, 'first'>>;
  isMailCaught?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addReminder?: Resolver<ResolversTypes['ReminderPayload'], ParentType, ContextType, RequireFields<MutationAddReminderArgs, 'input'>>;
  updateReminder?: Resolver<ResolversTypes['ReminderPayload'], ParentType, ContextType, RequireFields<MutationUpdateReminderArgs, 'input'>>;
  removeReminder?: Resolver<ResolversTypes['ReminderPayload'], ParentType, ContextType, RequireFields<MutationRemoveReminderArgs, 'input'>>;
  snoozeReminder?: Resolver<ResolversTypes['ReminderPayload'], ParentType, ContextType, RequireFields<MutationSnoozeReminderArgs, 'input'>>;
  acknowledgeReminder?: Resolver<ResolversTypes['ReminderPayload'], ParentType, ContextType, RequireFields<MutationAcknowledgeReminderArgs, 'input'>>;
  retryReminder?: Resolver<ResolversTypes['ReminderPayload'], ParentType, ContextType, RequireFields<MutationRetryReminderArgs, 'input'>>;
  verifyEmail?: Resolver<ResolversTypes['PreferencesPayload'], ParentType, ContextType, RequireFields<MutationVerifyEmailArgs, 'input'>>;
  subscribePush?: Resolver<ResolversTypes['PushSubscriptionPayload'], ParentType, ContextType, RequireFields<MutationSubscribePushArgs, 'input'>>;
  unsubscribePush?: Resolver<ResolversTypes['PushSubscriptionPayload'], ParentType, ContextType, RequireFields<MutationUnsubscribePushArgs, 'input'>>;
  updatePreferences?: Resolver<ResolversTypes['PreferencesPayload'], ParentType, ContextType, RequireFields<MutationUpdatePreferencesArgs, 'input'>>;
  unsubscribeByToken?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationUnsubscribeByTokenArgs, 'token'>>;
};

export type SubscriptionResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  reminderFired?: SubscriptionResolver<ResolversTypes['ReminderFired'], "reminderFired", ParentType, ContextType, Partial<SubscriptionReminderFiredArgs>>;
};

export type TaskResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['Task'] = ResolversParentTypes['Task'], FederationReferenceType extends FederationReferenceTypes['Task'] = FederationReferenceTypes['Task']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Task']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reminders?: Resolver<Maybe<ResolversTypes['ReminderConnection']>, ParentType, ContextType, RequireFields<TaskRemindersArgs, 'first'>>;
  nextReminderAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ReminderResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['Reminder'] = ResolversParentTypes['Reminder'], FederationReferenceType extends FederationReferenceTypes['Reminder'] = FederationReferenceTypes['Reminder']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Reminder']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  task?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType>;
  lead?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  triggerAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ReminderStatus'], ParentType, ContextType>;
  cancelReason?: Resolver<Maybe<ResolversTypes['CancelReason']>, ParentType, ContextType>;
  channels?: Resolver<ReadonlyArray<ResolversTypes['Channel']>, ParentType, ContextType>;
  deliveries?: Resolver<ReadonlyArray<ResolversTypes['Delivery']>, ParentType, ContextType>;
  retryCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastRetryAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  snoozedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  acknowledgedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DeliveryResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['Delivery'] = ResolversParentTypes['Delivery']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  destination?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DeliveryStatus'], ParentType, ContextType>;
  firedFor?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isConfirmed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  acceptedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PreferencesResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['Preferences'] = ResolversParentTypes['Preferences']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isEmailVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  emailProblem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
  locale?: Resolver<ResolversTypes['Locale'], ParentType, ContextType>;
  channels?: Resolver<ReadonlyArray<ResolversTypes['Channel']>, ParentType, ContextType>;
  defaultLead?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  quietHours?: Resolver<Maybe<ResolversTypes['QuietHours']>, ParentType, ContextType>;
  nagEvery?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  morningDigestAt?: Resolver<Maybe<ResolversTypes['LocalTime']>, ParentType, ContextType>;
};

export type QuietHoursResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['QuietHours'] = ResolversParentTypes['QuietHours']> = {
  from?: Resolver<ResolversTypes['LocalTime'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['LocalTime'], ParentType, ContextType>;
};

export type CaughtResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['Caught'] = ResolversParentTypes['Caught']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  html?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  calendar?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  headers?: Resolver<ReadonlyArray<ResolversTypes['CaughtHeader']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CaughtHeaderResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['CaughtHeader'] = ResolversParentTypes['CaughtHeader']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PushSubscriptionResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['PushSubscription'] = ResolversParentTypes['PushSubscription']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  device?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SnoozePresetResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['SnoozePreset'] = ResolversParentTypes['SnoozePreset']> = {
  name?: Resolver<ResolversTypes['SnoozePresetName'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  for?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ReminderFiredResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['ReminderFired'] = ResolversParentTypes['ReminderFired']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FiredKind'], ParentType, ContextType>;
  isSilent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isLate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isConfirmed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reminder?: Resolver<ResolversTypes['Reminder'], ParentType, ContextType>;
};

export type ReminderConnectionResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['ReminderConnection'] = ResolversParentTypes['ReminderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReminderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Reminder']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReminderEdgeResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['ReminderEdge'] = ResolversParentTypes['ReminderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Reminder'], ParentType, ContextType>;
};

export type ReminderPayloadResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['ReminderPayload'] = ResolversParentTypes['ReminderPayload']> = {
  reminder?: Resolver<ResolversTypes['Reminder'], ParentType, ContextType>;
};

export type PreferencesPayloadResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['PreferencesPayload'] = ResolversParentTypes['PreferencesPayload']> = {
  preferences?: Resolver<ResolversTypes['Preferences'], ParentType, ContextType>;
};

export type PushSubscriptionPayloadResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['PushSubscriptionPayload'] = ResolversParentTypes['PushSubscriptionPayload']> = {
  subscription?: Resolver<ResolversTypes['PushSubscription'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface LocalTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalTime'], any> {
  name: 'LocalTime';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
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

export type Resolvers<ContextType = ReminderContext> = {
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Task?: TaskResolvers<ContextType>;
  Reminder?: ReminderResolvers<ContextType>;
  Delivery?: DeliveryResolvers<ContextType>;
  Preferences?: PreferencesResolvers<ContextType>;
  QuietHours?: QuietHoursResolvers<ContextType>;
  Caught?: CaughtResolvers<ContextType>;
  CaughtHeader?: CaughtHeaderResolvers<ContextType>;
  PushSubscription?: PushSubscriptionResolvers<ContextType>;
  SnoozePreset?: SnoozePresetResolvers<ContextType>;
  ReminderFired?: ReminderFiredResolvers<ContextType>;
  ReminderConnection?: ReminderConnectionResolvers<ContextType>;
  ReminderEdge?: ReminderEdgeResolvers<ContextType>;
  ReminderPayload?: ReminderPayloadResolvers<ContextType>;
  PreferencesPayload?: PreferencesPayloadResolvers<ContextType>;
  PushSubscriptionPayload?: PushSubscriptionPayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  LocalTime?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Duration?: GraphQLScalarType;
  TimeZone?: GraphQLScalarType;
  Cursor?: GraphQLScalarType;
};
