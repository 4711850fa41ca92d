const linking = new Set(
  `with for at in to and re about on of from by between this next regarding over before after until till tomorrow today or via
  tonight her his`.split(/\s+/),
)

/** Whether a noun ends before this word, so that it names the thing itself: "dinner with Ann", but not "dinner ideas". */
export const isNounEnd = (next: string): boolean => next === '' || next === '"' || linking.has(next)
