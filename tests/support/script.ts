import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export type Ended = Readonly<{ status: number; stdout: string; stderr: string }>

const Failure = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() })

/** Runs a script as a process of its own, to its end. `path` is from the project's root. */
export const runScript = (path: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const file = fileURLToPath(new URL(`../../${path}`, import.meta.url))
    const options = { env: { ...process.env, ...env }, timeout: 60_000 }
    execFile(process.execPath, [file, ...args], options, (error, stdout, stderr) => {
      if (!error) return resolve({ status: 0, stdout, stderr })
      const failure = Failure.safeParse({ ...error, stdout, stderr })
      if (failure.success) resolve({ status: failure.data.code, stdout, stderr })
      else reject(new Error(`${path} did not end by itself: ${stdout}${stderr}`, { cause: error }))
    })
  })
