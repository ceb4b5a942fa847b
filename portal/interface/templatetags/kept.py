"""Parts of the frame, the same on thousands of pages: rendered once, kept by the process."""

from django import template

register = template.Library()

# A frame has a few looks, languages and sections; more would be a part that belongs to one page.
MOST = 200


class KeptNode(template.Node):
    # No block stands within: who looks for the blocks of a page need not come in.
    child_nodelists = ()

    def __init__(self, nodelist, parts):
        self.nodelist, self.parts, self.rendered = nodelist, parts, {}

    def render(self, context):
        frame = context.get("frame")
        # Outside a request (a page of errors) there is no frame.
        key = frame and frame.look
        if self.parts:
            key = (key, *(part.resolve(context) for part in self.parts))
        found = self.rendered.get(key)
        if found is None:
            found = self.nodelist.render(context)
            if len(self.rendered) < MOST:
                self.rendered[key] = found
        return found


class SkeletonNode(template.Node):
    def __init__(self, nodelist):
        self.nodelist, self.found = nodelist, {}

    def get_nodes_by_type(self, nodetype):
        # Django walks through the whole of a template each time that another one extends it.
        found = self.found.get(nodetype)
        if found is None:
            found = self.found[nodetype] = super().get_nodes_by_type(nodetype)
        return found

    def render(self, context):
        return self.nodelist.render(context)


@register.tag
def skeleton(parser, token):
    """`{% skeleton %}…{% endskeleton %}`: what every page extends, its blocks found once."""
    nodelist = parser.parse(("endskeleton",))
    parser.delete_first_token()
    return SkeletonNode(nodelist)


@register.tag
def kept(parser, token):
    """`{% kept state %}…{% endkept %}`: one rendering for each look of the frame and each state.

    Nothing within may depend on anything else: visitor, database, address, hour. Without `state`,
    the look of the frame is all.
    """
    _name, *parts = token.split_contents()
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist, [parser.compile_filter(part) for part in parts])
