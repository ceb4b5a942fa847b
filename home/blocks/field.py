"""The column that keeps a body."""

from wagtail.fields import StreamField

from home.blocks.content import ContentBlock


class BodyField(StreamField):
    """A body made of `ContentBlock`, whose migrations do not repeat the blocks.

    A block added or changed is no change of the database, so it makes no migration. In a data
    migration the field has the blocks of the day, and loses nothing when it saves.
    """

    def __init__(self, **kwargs):
        super().__init__(ContentBlock(), **kwargs)

    def deconstruct(self):
        name, path, _blocks, kwargs = super().deconstruct()
        del kwargs["block_lookup"]
        return name, path, [], kwargs
