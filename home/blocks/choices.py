"""What an editor chooses in a list."""

from wagtail import blocks


class ChoiceBlock(blocks.ChoiceBlock):
    """How a text looks or where it leads: no word of it is found, read aloud or measured."""

    def get_searchable_content(self, value):
        return []
