// Prints what our processes have to be allowed on brokers that ask who somebody is, as commands for Kafka's own tool.
import { type Right, readRights } from '../kafka/acls.ts'
import { KafkaEnv } from '../kafka/client/settings.ts'
import { readConfig } from '../platform/config.ts'
import { Problem, run } from './problem.ts'
import { readOptions } from './read-options.ts'

const help = `Usage: npm run --silent acls -- [--principal task=User:CN=task] …

Prints the commands by which Kafka's administrator grants each of our processes what kafka/acls.yaml lists: put the
brokers' address and the administrator's settings into KAFKA_ACLS, as in
  npm run --silent acls | KAFKA_ACLS="kafka-acls.sh --bootstrap-server broker:9092 --command-config admin.properties" sh

  --principal task=User:CN=task   whom the task subgraph signs in as, else User:task; likewise reminder, conversation,
                                  audit and operator (who runs npm run topics and npm run lag)

KAFKA_PREFIX stands before every name, where it is set.
`

await run(async () => {
  const options = readOptions(help, { principal: { type: 'string', multiple: true, default: [] } })
  if (!options) return
  const rights = await readRights(readConfig(KafkaEnv.pick({ KAFKA_PREFIX: true })).KAFKA_PREFIX)
  const signedInAs = principals(options.principal, new Set(rights.map(({ principal }) => principal)))
  for (const right of rights)
    console.log(commandFor(right, signedInAs.get(right.principal) ?? `User:${right.principal}`))
})

function principals(given: readonly string[], known: ReadonlySet<string>): Map<string, string> {
  return new Map(
    given.map((text) => {
      const [, name = '', principal = ''] = /^(\w+)=(\w+:[^'\n]+)$/.exec(text) ?? []
      if (known.has(name)) return [name, principal]
      throw new Problem(
        `--principal takes one of ${[...known].join(', ')}, and whom it is, as task=User:CN=task; not "${text}".`,
      )
    }),
  )
}

function commandFor({ operation, resource, name, pattern }: Right, principal: string): string {
  const on = `--${resource} '${name}' --resource-pattern-type ${pattern}`
  return `$KAFKA_ACLS --add --allow-principal '${principal}' --operation ${operation} ${on}`
}
