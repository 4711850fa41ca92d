import type { ApolloServerPlugin } from '@apollo/server'
import { getOperationAST, OperationTypeNode } from 'graphql'
import { clientError } from '../platform/errors.ts'
import type { CallerContext } from './link-source.ts'

const badRequest = { http: { status: 400 } }

/** Refuses what the planner would stumble over, in words that say what to do. */
export const operationChecks: ApolloServerPlugin<CallerContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, request }) => {
      const { operationName } = request
      const operation = getOperationAST(document, operationName)
      if (!operation) throw unresolved(operationName)
      if (operation.operation === OperationTypeNode.SUBSCRIPTION)
        throw clientError(
          'BAD_REQUEST',
          'Open subscriptions over a WebSocket at this same address, by the subprotocol graphql-transport-ws.',
          badRequest,
        )
    },
  }),
}

/** No operation of that name, or several and no name. */
export const unresolved = (operationName: string | null | undefined) =>
  clientError(
    'OPERATION_RESOLUTION_FAILURE',
    operationName
      ? `There is no operation "${operationName}" in the document. Correct operationName.`
      : 'Send one operation, or say by operationName which one to run.',
    badRequest,
  )
