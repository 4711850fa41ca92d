import { GraphQLError } from 'graphql'
import { CloseCode } from 'graphql-ws'
import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import type { SignIn } from '../identity/sign-in.ts'
import type { SignedIn } from '../identity/signed-in.ts'
import { closeWhenOver, closeWhenRevoked } from './expiry.ts'
import { isUnauthenticated, type LiveContext, tokenOf } from './live-context.ts'
import { socketLimit } from './socket-limit.ts'

/** Lets a client in whose token holds, for as long as it does, unless its person has sockets enough. */
export function admission({ signIn, clock, log }: { signIn: SignIn; clock: Clock; log: Log }) {
  const mayOpen = socketLimit()
  return async (context: LiveContext): Promise<boolean> => {
    const who = await admitted(context, signIn, log)
    const { socket } = context.extra
    // Who left meanwhile will not be heard to close again.
    if (!who || socket.readyState !== socket.OPEN || !mayOpen(who.subject, socket)) return false
    closeWhenOver(socket, who.expiresAt, clock)
    const failed = (error: unknown) => {
      log.error({ err: error }, 'a token could not be looked at again')
      socket.close(CloseCode.InternalServerError, 'Internal server error')
    }
    closeWhenRevoked(socket, () => stillHolds(context, signIn), failed)
    return true
  }
}

async function admitted(context: LiveContext, signIn: SignIn, log: Log): Promise<SignedIn | undefined> {
  try {
    return await signIn(tokenOf(context))
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    log.info({ code: error.extensions['code'] }, 'a socket was refused')
    // Nobody's token can be verified now: the client may come back with the same one.
    if (!isUnauthenticated(error)) context.extra.socket.close(1013, 'Try again later')
    return undefined
  }
}

/** That nobody's token can be verified now says nothing against this one. */
async function stillHolds(context: LiveContext, signIn: SignIn): Promise<boolean> {
  try {
    await signIn(tokenOf(context))
    return true
  } catch (error) {
    if (error instanceof GraphQLError) return !isUnauthenticated(error)
    throw error
  }
}
