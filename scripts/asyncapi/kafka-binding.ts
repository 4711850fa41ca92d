/** Of a message; `key` says what its key is. */
export const kafkaBinding = (key: string) => ({
  kafka: { key: { type: 'string', description: key }, bindingVersion: '0.5.0' },
})
