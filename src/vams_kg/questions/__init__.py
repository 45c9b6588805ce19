"""Named questions: `.rq` files with `#+` headers; values are checked, the query runs as it stands.

A chosen value reaches the query as a fact: `vraag:gesteld vraag:partij <value>`. The text of a
query is never changed, and a value means the same in a subquery, a union or an optional part.
"""

from vams_kg.questions.asking import ask
from vams_kg.questions.headers import find_question, read_questions
from vams_kg.questions.parameters import allowed, choose_values

__all__ = ["allowed", "ask", "choose_values", "find_question", "read_questions"]
