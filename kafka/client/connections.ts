import type { Socket } from 'node:net'

/** The connections of any number of clients, so that they can be ended together. */
export interface Connections {
  add: (socket: Socket) => void
  /** Ends them all at once, whatever is awaited of them; from then on there are no new ones. */
  cut: () => void
  isCut: () => boolean
}

export function openConnections(): Connections {
  const open = new Set<Socket>()
  let isCut = false
  return {
    add: (socket) => {
      open.add(socket)
      socket.once('close', () => open.delete(socket))
    },
    cut: () => {
      isCut = true
      for (const socket of open) socket.destroy(new Error('this connection was cut')) // kafkajs heeds an end only with an error
    },
    isCut: () => isCut,
  }
}
