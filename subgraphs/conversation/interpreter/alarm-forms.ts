import { type CreateForm, form } from './create-form.ts'

const article = '[me] [an|a|the|another|my|one] [new|extra|second|morning|daily|wake-up|early] [up]'
const about = '[for|at|called|named|to|on] [me|us] [to]'

/** A task due then, of which one wants to be told. Without a time nothing can ring. */
export const alarmForms: readonly CreateForm[] = [
  form(
    'explicit',
    [
      `set|create|add|make|put|start|schedule|activate|need|want|get|give|turn|setup|program [up|on] ${article} alarm|alarms|wake-up [call] ${about}`,
      `[i] need|want|require ${article} alarm ${about}`,
      `[new] alarm ${about}`,
    ],
    { ownTitle: 'Alarm', wantsReminder: true },
  ),
  form(
    'explicit',
    [
      'wake|waking me|us [up] [to|for]',
      'get me|us up [to|for]',
      '[i|we] [need|want|have] [to] wake up',
      '[i|we] need|want|have to be|get up [to]',
      'be woken [up]',
      'give me a wakeup|wake-up|wake [up] call',
    ],
    { ownTitle: 'Wake up', wantsReminder: true, accepts: ({ isTimed }) => isTimed },
  ),
]
