const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** What people have to do themselves: the verbs of to-dos, in the base form. */
const chores = set(
  `buy recharge get grab pick call phone ring text email mail message write send reply answer contact pay renew return visit see meet
  go attend join leave drive walk feed water clean wash vacuum hoover mop sweep dust tidy iron fold mow rake weed prune plant
  take bring drop collect deliver fetch return book schedule make prepare cook bake defrost marinate pack unpack print scan
  sign submit file fill fix repair mend replace install update upgrade back charge check review read study practise practice
  learn finish complete start begin do work exercise run swim stretch meditate train lift order cancel register enrol enroll
  apply ask tell talk speak discuss confirm follow remind invite thank wish congratulate give lend borrow sell donate post
  ship wrap change rotate empty refill restock organise organize sort declutter throw put turn lock close open move mail paint
  build assemble measure cut trim shave shower brush floss refuel fuel gas service inspect test draft edit proofread publish
  upload download save backup sync plan research compare look find watch listen attend host celebrate decorate set hang
  shop exchange claim withdraw deposit transfer budget invoice bill settle reschedule rsvp vote donate babysit groom bathe
  medicate refrigerate freeze thaw polish scrub disinfect sanitize recycle compost shred laminate photocopy translate
  present rehearse memorize memorise revise wake stop quit avoid keep stay remember hand turn drink eat nap`,
)

export const isChore = (word: string): boolean => chores.has(word)
