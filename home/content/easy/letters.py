"""« Mes courriers expliqués »: what each letter of the portal says, in easy words."""

from home.content.easy import letters_after, letters_before
from home.content.easy.letter_parts import LIST

PAGES = (LIST, *letters_before.PAGES, *letters_after.PAGES)
