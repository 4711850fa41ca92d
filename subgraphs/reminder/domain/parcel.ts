import type { DueWords } from './trigger.ts'

/** One task in a digest. */
export type DigestLine = Readonly<{ taskId: string; title: string; due: DueWords }>

/** The first of them, and how many more there are. */
export type DigestList = Readonly<{ lines: readonly DigestLine[]; more: number }>

/** What somebody is told. Titles are text of people's own: escape them wherever they go. */
export type Message =
  | Readonly<{
      kind: 'REMINDER'
      reminderId: string
      taskId: string
      title: string
      due: DueWords | null
      /** The instant that it fired for. */
      at: Date
      /** When it fired, which is later than `at` after a downtime. */
      firedAt: Date
      isLate: boolean
      isConfirmed: boolean
      /** 0 for the reminder itself, 1 for the first time that it came again. */
      nag: number
    }>
  | Readonly<{ kind: 'DIGEST'; date: string; today: DigestList; overdue: DigestList }>
  | Readonly<{ kind: 'CODE'; code: string; expiresAt: Date }>

/** One attempt's freight: what to tell, to whom, and how they like to be told. */
export type Parcel = Readonly<{
  /** The delivery key, the same on every attempt. */
  key: string
  ownerId: string
  /** The address, or the id of the push subscription. */
  device: string
  message: Message
  locale: 'EN' | 'UR'
  timeZone: string
  /** Nothing may arrive after it. */
  expiresAt: Date
  /** By the database's clock, as that of this process may be off. */
  now: Date
}>

/** What came of an attempt. Reasons are for the owner's eyes and the log: they name no address, key or code. */
export type Outcome =
  | Readonly<{ is: 'accepted' }>
  /** Worth trying again; the other side may have said when. */
  | Readonly<{ is: 'postponed'; reason: string; retryAfterMs?: number }>
  /** For good. `isGone`: the device is not there any more, and was forgotten. */
  | Readonly<{ is: 'refused'; reason: string; isGone?: boolean }>

/** Tries once, within 25 seconds; rejects for a fault of ours alone, which is to be logged and tried again. */
export type Send = (parcel: Parcel) => Promise<Outcome>

/** A way out of the house. */
export type Carrier = Readonly<{ send: Send; close: () => Promise<void> }>
