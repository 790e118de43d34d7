"""A document as python-docx reads it: JSON on standard output; 77 where python-docx is not there."""

import json
import sys
import zipfile
from xml.etree import ElementTree

try:
    import docx
except ImportError:
    sys.exit(77)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words(element):
    """All words below, also those of links, which python-docx leaves out of a paragraph's text."""
    signs = {W + "t": lambda node: node.text or "", W + "br": lambda _: "\n", W + "tab": lambda _: "\t"}
    return "".join(signs[node.tag](node) for node in element.iter() if node.tag in signs)


def notes(path):
    root = ElementTree.fromstring(zipfile.ZipFile(path).read("word/footnotes.xml"))
    return {note.get(W + "id"): words(note).strip() for note in root if note.get(W + "type") is None}


path = sys.argv[1]
document = docx.Document(path)
styles = {style.style_id: style.name for style in document.styles}
body = [node for node in document.element.body.iter(W + "p")]
json.dump(
    {
        "title": document.core_properties.title,
        "created": document.core_properties.created.isoformat(),
        "paragraphs": [[styles[p._p.style], words(p._p)] for p in document.paragraphs],
        "everything": "\n".join(words(node) for node in body),
        "header": [words(p._p) for p in document.sections[0].header.paragraphs],
        "notes": notes(path),
        "cited": [node.get(W + "id") for node in document.element.body.iter(W + "footnoteReference")],
        "anchors": [node.get(W + "anchor") for node in document.element.body.iter(W + "hyperlink") if node.get(W + "anchor")],
        "places": [node.get(W + "name") for node in document.element.body.iter(W + "bookmarkStart")],
        "addresses": sorted(rel.target_ref for rel in document.part.rels.values() if rel.is_external),
        "from_right": [words(node) for node in body if node.find(W + "pPr/" + W + "bidi") is not None],
    },
    sys.stdout,
)
