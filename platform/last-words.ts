import type { Duplex } from 'node:stream'

const lingerMs = 1_000

/** Answers on a bare socket, and lets go of it. */
export function lastWords(socket: Duplex, words: string): void {
  // Nobody else listens on a bare socket, and an error that no one hears ends the process.
  socket.on('error', () => socket.destroy())
  if (!socket.writable) {
    socket.destroy()
    return
  }
  socket.end(words)
  // Node leaves its half open for as long as the peer leaves theirs. Not at once: were there anything left to read, the
  // peer would be sent a reset, which can overtake the answer.
  setTimeout(() => socket.destroy(), lingerMs).unref()
}
