import type { IncomingMessage } from 'node:http'
import { GraphQLError } from 'graphql'
import type { Context } from 'graphql-ws'
import type { WebSocket } from 'ws'
import type { SocketExtra } from '../../platform/graphql-socket.ts'
import { bearerOf } from '../identity/bearer.ts'
import { limitMessages } from './message-limit.ts'
import { type Running, runningOn } from './running.ts'

export type Params = { authorization?: unknown; Authorization?: unknown }
export type LiveExtra = SocketExtra & Readonly<{ running: Running }>
export type LiveContext = Context<Params, LiveExtra>

export const liveExtra =
  (request: IncomingMessage) =>
  (socket: WebSocket): LiveExtra => {
    limitMessages(socket)
    return { socket, request, running: runningOn() }
  }

export const tokenOf = ({ connectionParams, extra }: LiveContext): string | null =>
  bearerOf(connectionParams?.authorization ?? connectionParams?.Authorization ?? extra.request.headers.authorization)

export const isUnauthenticated = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED'
