"""The column that keeps a body."""

from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField

from home.blocks.content import ContentBlock


class BodyField(StreamField):
    """A body made of one `kind` of blocks, which its migrations do not repeat.

    A block added or changed is no change of the database, so it makes no migration. In a data
    migration the field has the blocks of the day, and loses nothing when it saves.
    """

    kind: type[StreamBlock] = ContentBlock

    def __init__(self, **kwargs):
        super().__init__(self.kind(), **kwargs)

    def deconstruct(self):
        name, path, _blocks, kwargs = super().deconstruct()
        del kwargs["block_lookup"]
        return name, path, [], kwargs
