// Run as a process of its own: a mail server that takes 50 ms over each mail, and counts.
import { type AddressInfo, createServer, type Socket } from 'node:net'

const mailMs = 50
const seen = { mails: 0, ids: new Set<string>(), inHand: 0, mostInHand: 0 }

/** What it answers to each line but the mails' own. */
const answers: Readonly<Record<string, string>> = {
  EHLO: '250 sink',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  RSET: '250 ok',
  QUIT: '221 bye',
}

function converse(socket: Socket): void {
  let heard = ''
  let isMail = false
  socket.write('220 sink\r\n')
  socket.setNoDelay(true)
  socket.on('error', () => {}) // whoever breaks off is done
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1')
    for (let end = endOf(heard, isMail); end > 0; end = endOf(heard, isMail)) {
      const said = heard.slice(0, end)
      heard = heard.slice(end)
      if (isMail) take(socket, said)
      else socket.write(`${answers[said.slice(0, 4).toUpperCase()] ?? '502 what?'}\r\n`)
      isMail = !isMail && said.startsWith('DATA')
    }
  })
}

function endOf(heard: string, isMail: boolean): number {
  const mark = isMail ? '\r\n.\r\n' : '\r\n'
  return heard.indexOf(mark) + (heard.includes(mark) ? mark.length : 1)
}

function take(socket: Socket, mail: string): void {
  seen.inHand++
  seen.mostInHand = Math.max(seen.mostInHand, seen.inHand)
  const id = /^message-id:\s*(\S+)/im.exec(mail)?.[1]
  if (id) seen.ids.add(id)
  setTimeout(() => {
    seen.inHand--
    seen.mails++
    socket.write('250 taken\r\n')
  }, mailMs)
}

/** What has come since the last question. */
const told = () => {
  const { mails, ids, mostInHand } = seen
  Object.assign(seen, { mails: 0, ids: new Set<string>(), mostInHand: seen.inHand })
  return { mails, ids: ids.size, mostInHand }
}

const server = createServer(converse).listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo // it listens on TCP, where an address is always an object
  process.send?.({ port })
})
process.on('message', () => process.send?.(told()))
process.on('disconnect', () => process.exit())
