/** Whether this is the error with that code: a system call's (`ENOENT`), or PostgreSQL's SQLSTATE. */
export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
