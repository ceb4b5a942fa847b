"""The files of the site in production: compressed, with the hash of their content in their name."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFilesStorage(CompressedManifestStaticFilesStorage):
    """A script asks for the hashed name of those it imports: the plain names are not kept."""

    support_js_module_import_aggregation = True
