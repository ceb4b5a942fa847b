from home.content.writing import Content

SITE_MAP = Content(
    key="plan-du-site",
    slug="plan-du-site",
    in_menus=False,
    title="Plan du site",
    lead="Toutes les démarches et toutes les pages de ce site.",
    description="La liste de toutes les pages.",
)
