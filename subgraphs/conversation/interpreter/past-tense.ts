/** What one reports to have done with a task, and the word its title has for it. */
export const baseOfPast: ReadonlyMap<string, string> = new Map(
  `bought buy, paid pay, sent send, wrote write, written write, read read, made make, took take, taken take, fed feed,
  brought bring, got get, gotten get, gave give, given give, met meet, swept sweep, sold sell, told tell, did do, done do,
  went go, gone go, hung hang, built build, found find, spoke speak, spoken speak, rang ring, rung ring, chose choose,
  chosen choose, ate eat, eaten eat, drank drink, drunk drink, drove drive, driven drive, ran run, saw see, seen see,
  left leave, lent lend, put put, set set, cut cut, shut shut, taught teach, thought think, caught catch, held hold`
    .split(/,\s*/)
    .map((pair): [string, string] => {
      const [past = '', base = ''] = pair.split(' ')
      return [past, base]
    }),
)
