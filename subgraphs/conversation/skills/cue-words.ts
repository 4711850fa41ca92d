import type { ModelIntent } from './grammar.ts'

/** What somebody asks for when they use one of its words. */
export type Act =
  | 'make'
  | 'change'
  | 'move'
  | 'finish'
  | 'reopen'
  | 'leaveOut'
  | 'remove'
  | 'bringBack'
  | 'ask'
  | 'remind'

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Whole words, in English and in Roman Urdu. */
export const cueWords: Readonly<Record<Act, ReadonlySet<string>>> = {
  make: set(`add create make new remind reminder remember forget task tasks todo to-do note jot write list schedule book plan put
    need needs must should have gotta gonna want wanna keep track log save set pick buy get call appointment meeting event alarm
    yaad yad karna krna lena hai banao bana likh likho shamil daal dal dalo rakh rakho`),
  change:
    set(`change rename retitle update edit call mark tag label untag priority urgent important make set note correct call
    badal badlo tabdeel naam`),
  move: set(`move reschedule postpone push delay shift bring change later earlier instead defer put reset make moved rescheduled postponed
    pushed shifted delayed swap swapped
    badal badlo agay aage baad multavi`),
  finish:
    set(`done finished finish completed complete did check checked tick ticked cross crossed mark already bought called paid
    sent handled sorted over through mukammal khatam gaya gya gayi liya chuka chuki ho`),
  reopen: set('reopen open undone unfinished again uncheck untick active wapas dobara'),
  leaveOut: set('skip miss leave pass except omit chhor chor chhoro'),
  remove: set(`delete deleted remove erase clear drop cancel scrap trash discard bin scratch rid kill stop end
    hata hatao hatado mita mitao delete cancel khatam mansookh nikal nikalo band`),
  bringBack: set('restore undelete recover bring back revive wapas bahal'),
  ask: set(`what what's whats which when where how who show list see view tell give any anything am is are do did does have
    find search read check due overdue left next kya kia kaun konsa kab kitne kitni dikhao batao bata`),
  remind: set(`remind reminder reminders alert alarm notify notification nudge ping snooze ring wake beep
    warn warning bother shout heads-up
    yaad yad dilana dila dilao alarm`),
}

/** How words of Urdu begin, whose endings are many. */
export const urduCues: Readonly<Record<Act, readonly string[]>> = {
  make: ['یاد', 'بنا', 'لکھ', 'شامل', 'ڈال', 'رکھ', 'کرن', 'لین', 'خرید', 'جان', 'ٹاسک', 'کام'],
  change: ['بدل', 'تبدیل', 'نام', 'اہم', 'ضروری'],
  move: ['بدل', 'تبدیل', 'آگے', 'بعد', 'ملتوی', 'منتقل', 'پہلے'],
  finish: ['مکمل', 'ختم', 'گیا', 'گئ', 'لیا', 'لی', 'چک', 'دیا'],
  reopen: ['دوبارہ', 'واپس', 'کھول'],
  leaveOut: ['چھوڑ'],
  remove: ['ہٹا', 'مٹا', 'حذف', 'ڈیلیٹ', 'نکال', 'منسوخ', 'کینسل', 'ختم', 'بند'],
  bringBack: ['واپس', 'بحال'],
  ask: ['کیا', 'کون', 'کب', 'کتن', 'دکھا', 'بتا', 'کہاں'],
  remind: ['یاد', 'الارم', 'اطلاع'],
}

/** Any one of these acts must have been spoken of. */
export const actsOf: Readonly<Record<ModelIntent, readonly Act[]>> = {
  CREATE_TASK: ['make', 'remind'],
  UPDATE_TASK: ['change'],
  RESCHEDULE_TASK: ['move'],
  COMPLETE_TASK: ['finish'],
  REOPEN_TASK: ['reopen'],
  SKIP_OCCURRENCE: ['leaveOut'],
  STOP_REPEATING: ['remove'],
  DELETE_TASK: ['remove'],
  RESTORE_TASK: ['bringBack'],
  QUERY_TASKS: ['ask'],
  SET_REMINDER: ['remind'],
  SNOOZE_REMINDER: ['remind', 'move'],
  CANCEL_REMINDER: ['remove'],
  QUERY_REMINDERS: ['ask'],
}

/** "don't delete", «مت ہٹاؤ»: said of an act, it was not asked for. In Urdu it may come after. */
export const negations: ReadonlySet<string> = set("don't dont not never no without nor na nahi nahin mat مت نہ نہیں")
