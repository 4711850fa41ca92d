// Made by `npm run codegen` from schema.graphql: edit that instead.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { TaskParent, ReminderParent, PreferencesParent, ReminderFiredParent, ReminderConnectionParent } from './parents.ts';
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
  /** Your reminders in the order of their times. For those to come ask for status PENDING. */
  readonly reminders: ReminderConnection;
  /** How, when and in which language you want to be reminded. */
  readonly preferences: Preferences;
  /** Where `reminderFired` ends now: what to give it as `after`. */
  readonly reminderHead: Scalars['Cursor']['output'];
};


export type QueryReminderArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRemindersArgs = {
  filter?: InputMaybe<ReminderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Changes what the input names: a field left out is kept, null clears it. */
  readonly updatePreferences: PreferencesPayload;
};


export type MutationUpdatePreferencesArgs = {
  input: PreferencesInput;
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /** The in-app channel: each of your reminders as it fires. With a cursor those after it first, without one from now on. */
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
  readonly sentAt?: Maybe<Scalars['DateTime']['output']>;
  readonly createdAt: Scalars['DateTime']['output'];
};

export type ReminderStatus =
  | 'PENDING'
  /** One channel has accepted it. */
  | 'SENT'
  /** Every channel has failed for good. */
  | 'FAILED'
  | 'CANCELLED';

/** Why a reminder does not come. What is still ahead comes back when the task is open and due again. */
export type CancelReason =
  | 'TASK_COMPLETED'
  | 'TASK_DELETED'
  /** It counts back from a due, and the task has none. */
  | 'NO_DUE'
  /** The due was moved to, or given in, the past. */
  | 'PAST'
  /** It came for this very instant before. */
  | 'ALREADY_SENT';

export type Preferences = {
  readonly __typename?: 'Preferences';
  readonly timeZone: Scalars['TimeZone']['output'];
  readonly locale: Locale;
  readonly channels: ReadonlyArray<Channel>;
  /** The reminder of a new task that says nothing about reminders: how long before its due. Null for none. */
  readonly defaultLead?: Maybe<Scalars['Duration']['output']>;
};

/** A reminder that fired. */
export type ReminderFired = {
  readonly __typename?: 'ReminderFired';
  readonly id: Scalars['ID']['output'];
  /** Where to go on from. */
  readonly cursor: Scalars['Cursor']['output'];
  readonly at: Scalars['DateTime']['output'];
  /** Whether it came more than a minute after its time, as after a downtime. */
  readonly isLate: Scalars['Boolean']['output'];
  /** Whether the task was seen to be open at that moment. False while tasks cannot be reached: then it comes on what was known last. */
  readonly isConfirmed: Scalars['Boolean']['output'];
  readonly reminder: Reminder;
};

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

export type PreferencesPayload = {
  readonly __typename?: 'PreferencesPayload';
  readonly preferences: Preferences;
};

/** All that is said must hold. From is inclusive, until is exclusive. */
export type ReminderFilter = {
  readonly taskId?: InputMaybe<Scalars['ID']['input']>;
  readonly status?: InputMaybe<ReadonlyArray<ReminderStatus>>;
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

export type PreferencesInput = {
  /** Null for the server's. */
  readonly timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  /** Null for English. */
  readonly locale?: InputMaybe<Locale>;
  /** IN_APP is the only one so far. Null for it alone. */
  readonly channels?: InputMaybe<ReadonlyArray<Channel>>;
  /** PT0S is the due itself; null for no reminder unless asked for. */
  readonly defaultLead?: InputMaybe<Scalars['Duration']['input']>;
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
  /** By e-mail. Not available yet. */
  | 'EMAIL'
  /** By Web Push, to a browser. Not available yet. */
  | 'PUSH'
  /** The subscription `reminderFired`. */
  | 'IN_APP';

/** The language that a person prefers. So far every answer is in English. */
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
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Task: ResolverTypeWrapper<TaskParent>;
  Reminder: ResolverTypeWrapper<ReminderParent>;
  ReminderStatus: ReminderStatus;
  CancelReason: CancelReason;
  Preferences: ResolverTypeWrapper<PreferencesParent>;
  ReminderFired: ResolverTypeWrapper<ReminderFiredParent>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ReminderConnection: ResolverTypeWrapper<ReminderConnectionParent>;
  ReminderEdge: ResolverTypeWrapper<Omit<ReminderEdge, 'node'> & { node: ResolversTypes['Reminder'] }>;
  PreferencesPayload: ResolverTypeWrapper<Omit<PreferencesPayload, 'preferences'> & { preferences: ResolversTypes['Preferences'] }>;
  ReminderFilter: ReminderFilter;
  PreferencesInput: PreferencesInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Channel: Channel;
  Locale: Locale;
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
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  Task: TaskParent;
  Reminder: ReminderParent;
  Preferences: PreferencesParent;
  ReminderFired: ReminderFiredParent;
  Boolean: Scalars['Boolean']['output'];
  ReminderConnection: ReminderConnectionParent;
  ReminderEdge: Omit<ReminderEdge, 'node'> & { node: ResolversParentTypes['Reminder'] };
  PreferencesPayload: Omit<PreferencesPayload, 'preferences'> & { preferences: ResolversParentTypes['Preferences'] };
  ReminderFilter: ReminderFilter;
  PreferencesInput: PreferencesInput;
  PageInfo: PageInfo;
  DateTime: Scalars['DateTime']['output'];
  Duration: Scalars['Duration']['output'];
  TimeZone: Scalars['TimeZone']['output'];
  Cursor: Scalars['Cursor']['output'];
};

export type QueryResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  reminder?: Resolver<Maybe<ResolversTypes['Reminder']>, ParentType, ContextType, RequireFields<QueryReminderArgs, 'id'>>;
  reminders?: Resolver<ResolversTypes['ReminderConnection'], ParentType, ContextType, RequireFields<QueryRemindersArgs, 'first'>>;
  preferences?: Resolver<ResolversTypes['Preferences'], ParentType, ContextType>;
  reminderHead?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  updatePreferences?: Resolver<ResolversTypes['PreferencesPayload'], ParentType, ContextType, RequireFields<MutationUpdatePreferencesArgs, 'input'>>;
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
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PreferencesResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['Preferences'] = ResolversParentTypes['Preferences']> = {
  timeZone?: Resolver<ResolversTypes['TimeZone'], ParentType, ContextType>;
  locale?: Resolver<ResolversTypes['Locale'], ParentType, ContextType>;
  channels?: Resolver<ReadonlyArray<ResolversTypes['Channel']>, ParentType, ContextType>;
  defaultLead?: Resolver<Maybe<ResolversTypes['Duration']>, ParentType, ContextType>;
};

export type ReminderFiredResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['ReminderFired'] = ResolversParentTypes['ReminderFired']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
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

export type PreferencesPayloadResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['PreferencesPayload'] = ResolversParentTypes['PreferencesPayload']> = {
  preferences?: Resolver<ResolversTypes['Preferences'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ReminderContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

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
  Preferences?: PreferencesResolvers<ContextType>;
  ReminderFired?: ReminderFiredResolvers<ContextType>;
  ReminderConnection?: ReminderConnectionResolvers<ContextType>;
  ReminderEdge?: ReminderEdgeResolvers<ContextType>;
  PreferencesPayload?: PreferencesPayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Duration?: GraphQLScalarType;
  TimeZone?: GraphQLScalarType;
  Cursor?: GraphQLScalarType;
};
