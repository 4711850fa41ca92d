/** Where a test may have the process die, as by kill -9: the names that `FAILPOINT` can take. */
export type Failpoint =
  | 'task.before-commit'
  | 'task.after-commit'
  | 'conversation.after-message'
  | 'conversation.after-command'
  | 'bus.after-produce'
  | 'bus.after-effect'
  | 'reminder.after-claim'
  | 'delivery.after-claim'
  | 'delivery.after-accept'

/** Does nothing unless the process was told to die here. */
export type Failpoints = (name: Failpoint) => void

export const noFailpoints: Failpoints = () => {}

/** `chosen` is the failpoint's name; the process is killed by SIGKILL, so that nothing is flushed or unwound. */
export const failpoints =
  (chosen: string | undefined): Failpoints =>
  (name) => {
    if (name === chosen) process.kill(process.pid, 'SIGKILL')
  }
