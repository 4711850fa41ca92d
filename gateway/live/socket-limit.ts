import type { WebSocket } from 'ws'
import { tooManyRequests } from './message-limit.ts'

const mostSockets = 5

/** Counts the open sockets of each person; closes the one that is one too many, and says false. */
export function socketLimit(): (subject: string, socket: WebSocket) => boolean {
  const open = new Map<string, number>()
  const left = (subject: string) => {
    const others = (open.get(subject) ?? 1) - 1
    if (others > 0) open.set(subject, others)
    else open.delete(subject)
  }
  return (subject, socket) => {
    const others = open.get(subject) ?? 0
    if (others >= mostSockets) {
      socket.close(tooManyRequests, `Close another socket first, a person has at most ${mostSockets}`)
      return false
    }
    open.set(subject, others + 1)
    socket.once('close', () => left(subject))
    return true
  }
}
