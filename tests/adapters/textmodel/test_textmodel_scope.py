"""Texts that describe no problem between allies come out with a low probability of one, or are not read at all."""

from __future__ import annotations

import pytest
from test_textmodel_contract import document

from comity.adapters import textmodel

ELSEWHERE = {
    "recipe": """Chop the onions and fry them gently in butter until they are soft. Add the rice and stir until every
grain shines. Pour in a glass of white wine and let it boil away. Then add hot stock, one ladle at a time, stirring
often, and wait until each has been taken up before you pour in the next. After eighteen minutes the rice should be
creamy but still firm. Take the pan off the fire, stir in cheese and a little more butter, cover it, and leave it to
rest for two minutes. Season with pepper and serve at once on warm plates. What is left over can be shaped into balls,
rolled in crumbs and fried the next day.""",
    "football": """United needed a late goal to beat the bottom club on Sunday. The home side had most of the ball but
found no way past a goalkeeper who saved twice from the captain before half time. The visitors hit the bar after an
hour. Then a substitute, on the field for three minutes, met a corner with his head and the stadium could breathe. The
manager admitted that his team had been lucky and that the midfield had been too slow. The visiting coach was sent to
the stands for shouting at an official. United stay third; the next match is on Thursday evening at home.""",
    "novel": """The lamp had burned low and neither of them had spoken for some time. He turned the letter over and
laid it face down on the table. Through the open window came the smell of cut hay and the sound of a dog a long way
off. 'So he is not coming back,' she said. He shook his head. She got up and went to the stove and stood there with
her hands held out to it, though the evening was warm. He wanted to say that it was nobody's fault, but he had said it
before, and she had looked at him as one looks at a child. In the morning he would take the boat across and tell the
old man himself.""",
    "ceremony": """The flag was raised at nine in the presence of the Ambassador, the commanding officers and their
families. The band of the host regiment played both anthems. The Minister recalled the forty years during which the
two services had worked side by side, and presented a silver bowl to the departing commander. The Ambassador thanked
the people of the town for their kindness and wished them well. School children gave flowers to the guests. After the
ceremony there was a luncheon in the garden of the residence, at which toasts were drunk to the two sovereigns. The
afternoon ended with a rowing match, which the local crew won by a length.""",
    "adversary": """Satellite photographs show that the enemy has moved two more rocket brigades to the border and is
building shelters for aircraft at the northern airfield. Its state radio announced that manoeuvres will begin next
week. Prisoners taken last month report low morale and a shortage of winter clothing. The enemy's general staff is
thought to expect an offensive in the spring. Its intelligence service continues to recruit among sailors in neutral
ports. Shelling across the river was heavier than in October, and nineteen civilians were wounded. A further raid on
the power station is likely within days. The enemy has rejected the proposal for an exchange of prisoners.""",
}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_texts_out_of_scope_are_no_problem_between_allies(name):
    """No such text is called a problem, and none of the four dimensions is likely."""
    reading = textmodel.load().assess(document(ELSEWHERE[name].replace("\n", " ")))
    assert reading.problem < 0.4
    assert max(reading.dimensions.values()) < 0.35


def test_source_code_is_not_read():
    """Code is not prose."""
    code = "def add(a, b):\n    return [x + y for x, y in a]\n\nif __name__ == '__main__':\n    print(add([1], [2]))\n"
    reading = textmodel.load().assess(document(code * 8))
    assert not reading.enough
