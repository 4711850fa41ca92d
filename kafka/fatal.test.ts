import { expect, test } from 'vitest'
import { plainSettings } from './client/with-admin.ts'
import { fatal } from './fatal.ts'
import { OwnFault } from './groups/own-fault.ts'

test.each([
  [new Error('strange'), /^The brokers at a:1 gave an answer that nothing here can mend: Error: strange\. /],
  [
    new OwnFault('reminder.tasks: TypeError: not a function'),
    /^A fault of Tickler's own, and none of the brokers': reminder\.tasks: TypeError: not a function\. /,
  ],
])('a process that cannot go on says whose fault it is: %s', (error, line) => {
  expect(fatal(error, plainSettings('a:1')).message).toMatch(line)
})
