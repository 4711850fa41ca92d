/** A reason not to start that the operator can act on: its message is one line that says what to do, and needs no stack. */
export class StartupError extends Error {
  override name = 'StartupError'
}
