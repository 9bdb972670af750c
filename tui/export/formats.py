"""From what was found to the text of a file, in any format."""

from collections.abc import Mapping

from tui.articles.model import Coverage
from tui.export.build_document import export_document
from tui.export.document import ExportDocument
from tui.export.format_names import FORMATS, HTML
from tui.export.options import Include
from tui.matching.model import Grouping
from tui.mentions.model import MentionSet
from tui.reading.highlights.letters import Letters


def export_text(
    file_format: str,
    coverage: Coverage,
    grouping: Grouping,
    mentions: MentionSet | None,
    include: Include,
    settings: Mapping[str, object],
    letters: Letters | None = None,
) -> str:
    """The text of a file in a format. Raises KeyError for an unknown one, ValueError as `export_document` does."""
    if file_format not in FORMATS:
        raise KeyError(file_format)
    if file_format == HTML:
        from tui.export.html.write import write_html

        return write_html(coverage, grouping, mentions, include, settings, letters)
    return _written(file_format, export_document(coverage, grouping, mentions, include, settings, letters))


def _written(file_format: str, document: ExportDocument) -> str:
    match file_format:
        case "json":
            from tui.export.json import write_json as write
        case "jsonl":
            from tui.export.jsonl import write_json_lines as write
        case "yaml":
            from tui.export.yaml import write_yaml as write
        case "csv":
            from tui.export.csv import write_csv as write
        case "annotations":
            from tui.export.web_annotations import write_annotations as write
        case _:
            from tui.export.markdown import write_markdown as write
    return write(document)
