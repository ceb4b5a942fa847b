"""Lists of the administration taken out as files."""

from portal.interface.spreadsheets import as_text


class ExportOfTypedText:
    """Before a view of Wagtail that exports: no cell of its CSV is a formula.

    In its XLSX, Wagtail marks every text as text.
    """

    def preprocess_field_value(self, field, value, export_format):
        cell = super().preprocess_field_value(field, value, export_format)
        return as_text(cell) if isinstance(cell, str) and export_format == "csv" else cell
