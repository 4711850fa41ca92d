"""Answers, line by line, which slots a rule has: {"rule", "start", "most"} in, a list of local times out."""
import itertools
import json
import sys
from datetime import datetime

from dateutil.rrule import rrulestr

for line in sys.stdin:
    asked = json.loads(line)
    try:
        slots = rrulestr(asked["rule"], dtstart=datetime.fromisoformat(asked["start"]))
        answer = [slot.isoformat()[:16] for slot in itertools.islice(slots, asked["most"])]
    except Exception as error:  # the test shows it
        is_empty = "empty set" in str(error)  # it refuses hours that are never met
        answer = [] if is_empty else {"error": str(error)}
    print(json.dumps(answer), flush=True)
