/**
 * Why what a model said is not even proposed. NOT_IN_GRAMMAR: an intent or a slot that no model may give. NOT_SAID: words that
 * are not the person's. NOT_ASKED: nothing in the person's words asks for such an act. TOO_LONG: more than any answer has.
 */
export const refusalReasons = [
  'MALFORMED',
  'NOT_IN_GRAMMAR',
  'TOO_MANY_COMMANDS',
  'TOO_LONG',
  'NOT_SAID',
  'NOT_ASKED',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** `why` is told to the model, so that it can correct itself. */
export type Refusal = Readonly<{ reason: RefusalReason; why: string }>

export const refuse = (reason: RefusalReason, why: string): readonly Refusal[] => [{ reason, why }]
