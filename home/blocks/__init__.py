"""What a page is made of. Editors choose meanings; templates map them to the look.

One subject a module; `ContentBlock` lists what the body of a page may hold. The blocks named
here beside the field are those that the first migrations look for under this path.
"""

from home.blocks.field import BodyField
from home.blocks.links import ButtonsBlock, LinkCardsBlock
from home.blocks.texts import AccordionBlock, DefinitionsBlock, ParagraphBlock, StepsBlock

__all__ = [
    "AccordionBlock",
    "BodyField",
    "ButtonsBlock",
    "DefinitionsBlock",
    "LinkCardsBlock",
    "ParagraphBlock",
    "StepsBlock",
]
