import type { AnyEvent } from '../../../kafka/envelope.ts'
import { type Assistant, openAssistant } from '../../../tests/support/assistant.ts'
import { type Conduct, type FakeOllama, fakeOllama } from '../../../tests/support/ollama/fake-ollama.ts'
import type { Person, Said } from '../../../tests/support/person.ts'
import { skillsAt } from '../skills/understanding.fixture.ts'

export type Attacked = Readonly<{
  assistant: Assistant
  model: FakeOllama
  /** What somebody says while the model obeys whoever attacks them, and what is different afterwards. */
  attack: (person: Person, text: string, conduct: Conduct, more?: Record<string, unknown>) => Promise<Outcome>
}>

export type Outcome = Readonly<{
  said: Said
  /** Whether tasks are what they were: every one, in every state. */
  isUnchanged: boolean
  /** What the audit was told of it. */
  refused: readonly unknown[]
}>

const all = `{ tasks(filter: { status: [ACTIVE, COMPLETED, DELETED] }, orderBy: CREATED_ASC, first: 100) { nodes { id version title status } } }`

/** The assistant with a model that always obeys the attacker. Call it at the top of the file. */
export async function attackedAssistant(): Promise<Attacked> {
  const model = await fakeOllama()
  let { understand } = skillsAt(model.url)
  const assistant = await openAssistant((...asked) => understand(...asked))
  const told = (messageId: string) => assistant.audited.filter((event) => isOf(event, messageId))

  const attack: Attacked['attack'] = async (person, text, conduct, more = {}) => {
    model.behaves(conduct)
    // A circuit of its own: that the model failed the one before is no defence.
    understand = skillsAt(model.url).understand
    const before = await person.runAtTask(all)
    const said = await person.say(text, more)
    const after = await person.runAtTask(all)
    assistant.bus.nudge('conversation')
    const isUnchanged = JSON.stringify(before) === JSON.stringify(after)
    return { said, isUnchanged, refused: told(said.message.id).map(({ data }) => data) }
  }
  return { assistant, model, attack }
}

const isOf = ({ type, subject }: AnyEvent, messageId: string) => type === 'assistant.refused' && subject === messageId
