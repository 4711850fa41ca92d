import { alarmForms } from './alarm-forms.ts'
import { calendarForms } from './calendar-forms.ts'
import type { CreateForm } from './create-form.ts'
import { listForms } from './list-forms.ts'
import { reminderForms } from './reminder-forms.ts'

/** The ones that say task, reminder, list, alarm or calendar: nothing but a task can be meant. */
export const explicitForms: readonly CreateForm[] = [...reminderForms, ...alarmForms, ...listForms, ...calendarForms]
