import kafkajs from 'kafkajs'
import type { Right } from './acls.ts'
import { plainSettings, withAdmin } from './client/with-admin.ts'

// Node finds only some of the names that this CommonJS package exports.
const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs

const operations = {
  Read: AclOperationTypes.READ,
  Write: AclOperationTypes.WRITE,
  Create: AclOperationTypes.CREATE,
  Describe: AclOperationTypes.DESCRIBE,
  DescribeConfigs: AclOperationTypes.DESCRIBE_CONFIGS,
  AlterConfigs: AclOperationTypes.ALTER_CONFIGS,
} satisfies Record<Right['operation'], number>

/** As the brokers' administrator does; `brokers` take us for one. */
export const grant = (brokers: string, rights: readonly Right[]): Promise<void> =>
  withAdmin(plainSettings(brokers), async (admin) => {
    await admin.createAcls({
      acl: rights.map(({ principal, operation, resource, name, pattern }) => ({
        principal: `User:${principal}`,
        host: '*',
        permissionType: AclPermissionTypes.ALLOW,
        operation: operations[operation],
        resourceType: resource === 'topic' ? AclResourceTypes.TOPIC : AclResourceTypes.GROUP,
        resourceName: name,
        resourcePatternType: pattern === 'literal' ? ResourcePatternTypes.LITERAL : ResourcePatternTypes.PREFIXED,
      })),
    })
  })
