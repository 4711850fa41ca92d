import { CloseCode } from 'graphql-ws'
import type { WebSocket } from 'ws'
import type { Clock } from '../../platform/clock.ts'

// What a timer can count; a token may hold longer.
const longestTimerMs = 2 ** 31 - 1
const recheckMs = 2_000

/** Closes the socket with 4403 when the token that opened it is over; null never is. */
export function closeWhenOver(socket: WebSocket, expiresAt: Date | null, clock: Clock): void {
  if (expiresAt === null) return
  let timer: NodeJS.Timeout | undefined
  const check = () => {
    const left = expiresAt.getTime() - clock.now().getTime()
    if (left <= 0) socket.close(CloseCode.Forbidden, 'The token has expired')
    else timer = setTimeout(check, Math.min(left, longestTimerMs)).unref()
  }
  check()
  socket.once('close', () => clearTimeout(timer))
}

/** Asks every two seconds whether the token that opened the socket still holds, until it does not (4403) or asking fails. */
export function closeWhenRevoked(socket: WebSocket, holds: () => Promise<boolean>, failed: (error: unknown) => void) {
  let timer: NodeJS.Timeout | undefined
  const check = async () => {
    try {
      if (!(await holds())) return socket.close(CloseCode.Forbidden, 'The token holds no longer')
    } catch (error) {
      return failed(error)
    }
    if (socket.readyState === socket.OPEN) timer = later()
  }
  const later = () => setTimeout(() => void check(), recheckMs).unref()
  timer = later()
  socket.once('close', () => clearTimeout(timer))
}
