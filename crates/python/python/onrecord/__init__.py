"""Who said what, and who stands where, in news reports: each entry points at the exact words.

>>> import onrecord
>>> reader = onrecord.Reader()
>>> reading = reader.read("“We will not pay,” said Ada Pell, the mayor of Brackwater.")
>>> for statement in reading["statements"]:
...     print(onrecord.words(reading, statement["speaker"]), "|", onrecord.words(reading, statement["content"]))
Ada Pell, the mayor of Brackwater | “We will not pay,”

A reading is what ``onrecord read --format json`` prints: a dictionary whose places are pairs of code points, so that
``text[start:end]`` are the words. With ``onrecord.arrow``, statements and positions are tables, batch by batch.
"""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from . import _onrecord
from ._onrecord import __version__

__all__ = ["ReadError", "Reader", "__version__", "words"]

Reading = dict[str, Any]
Report = str | Mapping[str, Any]
Errors = Literal["raise", "warn"]

# So many reports are read at once: all cores have enough to do, and memory does not grow with the number of reports.
AT_ONCE = 256


class ReadError(ValueError):
    """A report that could not be read: where it is, and why."""

    def __init__(self, location: str, reason: str) -> None:
        super().__init__(f"{location}: {reason}")
        self.location = location
        self.reason = reason


class Reader:
    """Reads reports in English, on all cores.

    ``model`` is ``"accurate"``, ``"fast"`` (a fifth of the time, a little less found) or a folder with another model. With
    ``codebook``, the path of a codebook or its text, readings have positions on its issues too; ``judge`` is a folder with another
    judge of these than the one inside.
    """

    def __init__(
        self,
        model: str = "accurate",
        *,
        codebook: str | os.PathLike[str] | None = None,
        judge: str | os.PathLike[str] | None = None,
    ) -> None:
        self._reader = _onrecord.Reader(model, _codebook(codebook), judge)

    @property
    def model(self) -> str:
        """The model that finds statements, as ``name@version``."""
        return self._reader.model

    @property
    def judge(self) -> str | None:
        """The model that judges positions, as ``name@version``; none without a codebook."""
        return self._reader.judge or None

    def __repr__(self) -> str:
        return f"<onrecord.Reader {self.model}>"

    def read(
        self,
        text: str,
        *,
        location: str = "text",
        published: date | str | None = None,
        outlet: str | None = None,
        title: str | None = None,
        url: str | None = None,
        byline: Sequence[str] = (),
        language: str | None = None,
    ) -> Reading:
        """The reading of one text; ``location`` is what messages call it.

        Raises ``ReadError`` where there is nothing to read.
        """
        about = {"published": published, "outlet": outlet, "title": title, "url": url}
        about |= {"byline": list(byline), "language": language}
        [found] = self._reader.read_objects([(location, _report({"text": text, **about}))])
        return _reading(found)

    def read_page(self, page: str | bytes, *, location: str = "page", url: str | None = None) -> Reading:
        """The reading of the article in a web page, or in the bytes of a text.

        Raises ``ReadError`` where there is none.
        """
        page = page.encode() if isinstance(page, str) else page
        return _reading(self._reader.read_bytes(location, page, url))

    def read_all(self, reports: Iterable[Report], *, errors: Errors = "raise") -> Iterator[Reading]:
        """The readings of many reports, in their order: texts, or mappings that have a ``text`` and what else is known, by the
        names that a file with a report a line may use (``title``, ``outlet``, ``published``, ``url``, …). ``location`` names a report in
        messages and in ``article.location``; without it, that is its number, from 0.

        With ``errors="warn"``, a warning is given for each report that cannot be read, and the others are read.
        """
        named = (
            (_location(report, number), _report(report)) for number, report in enumerate(reports)
        )
        return _readings(self._reader.read_objects, named, errors)

    def read_sources(
        self,
        *sources: str | os.PathLike[str],
        allow_private: bool = False,
        errors: Errors = "raise",
    ) -> Iterator[Reading]:
        """The readings of all reports of files, folders, crawls (``.warc.gz``) and addresses, as ``onrecord read`` takes them.

        A page of a crawl that holds no report in English is one that cannot be read: ``errors="warn"`` goes on behind it.
        """
        locations = (it for source in sources for it in _onrecord.locations(os.fspath(source)))

        def read(some: list[Any]) -> list[Any]:
            return self._reader.read_locations(some, allow_private)

        return _readings(read, locations, errors)


def words(reading: Reading, places: Sequence[Any] | None) -> str:
    """The words of a reading's text at one place, or at several with “ … ” between them; empty where there is none."""
    text = reading["article"]["text"]
    if not places:
        return ""
    pieces = [places] if isinstance(places[0], int) else places
    return " … ".join(text[start:end] for start, end in pieces)


def _codebook(given: str | os.PathLike[str] | None) -> str | None:
    is_text = isinstance(given, str) and "\n" in given
    return given if given is None or is_text else Path(given).read_text(encoding="utf-8")


def _location(report: Report, number: int) -> str:
    location = None if isinstance(report, str) else report.get("location")
    return str(number if location is None else location)


def _report(report: Report) -> str:
    if isinstance(report, str):
        return json.dumps({"text": report})
    known = {name: _plain(value) for name, value in report.items() if name != "location"}
    return json.dumps({name: value for name, value in known.items() if value is not None})


def _plain(value: Any) -> Any:
    # Times of datetime, pandas and Arrow have their day in ISO 8601.
    return value.isoformat() if hasattr(value, "isoformat") else value


def _reading(found: tuple[str, str | None, str | None]) -> Reading:
    location, reading, reason = found
    if reading is None:
        raise ReadError(location, reason or "")
    return json.loads(reading)


def _readings(read: Any, items: Iterable[Any], errors: Errors) -> Iterator[Reading]:
    if errors not in ("raise", "warn"):
        raise ValueError(f"errors is 'raise' or 'warn', not {errors!r}")
    items = iter(items)

    def readings() -> Iterator[Reading]:
        while some := list(islice(items, AT_ONCE)):
            for found in read(some):
                try:
                    yield _reading(found)
                except ReadError as error:
                    if errors == "raise":
                        raise
                    warnings.warn(str(error), stacklevel=2)

    return readings()
