import { once } from 'node:events'
import { connect } from 'node:net'
import { kafkaSettings } from '../../../kafka/client/settings.ts'
import { withAdmin } from '../../../kafka/client/with-admin.ts'

// LeaveGroup, in its first version: https://kafka.apache.org/protocol#The_Messages_LeaveGroup
const leaveGroup = [13, 0] as const

/** The brokers take all members of this group for gone, as after a silence; the members do not know. */
export async function evict(group: string, env: Readonly<Record<string, string>>): Promise<void> {
  const settings = kafkaSettings(env)
  if (!settings) throw new Error('brokers were given')
  const groupId = settings.KAFKA_PREFIX + group
  const { groups } = await withAdmin(settings, (admin) => admin.describeGroups([groupId]))
  const [host = '', port] = settings.KAFKA_BROKERS[0]?.split(':') ?? []
  for (const { memberId } of groups.flatMap(({ members }) => members)) {
    const socket = connect(Number(port), host)
    socket.write(request(text(groupId), text(memberId)))
    const [answer] = await once(socket, 'data')
    socket.destroy()
    const fault = answer.readInt16BE(8)
    if (fault !== 0) throw new Error(`the broker says ${fault}`)
  }
}

function request(...fields: readonly Buffer[]): Buffer {
  const [correlation, noClientId] = [int16(0), int16(-1)]
  const body = Buffer.concat([...leaveGroup.map(int16), correlation, correlation, noClientId, ...fields])
  return Buffer.concat([int16(0), int16(body.length), body])
}

const text = (value: string) => Buffer.concat([int16(Buffer.byteLength(value)), Buffer.from(value)])

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}
