"""The easy-to-read versions (FALC) of the key pages and of the letters.

Written by the rules of « L'information pour tous »; nobody concerned has read them again yet, and
the pages say so. The facts are those of the pages and of the letters that they stand for.
"""

from home.content.easy import after, before, letters, rights

PAGES = before.PAGES + after.PAGES + rights.PAGES + letters.PAGES
